package ai.honeyhive.it.agent;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.Capture;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * An application with an HTTP server and a client, both instrumented by the agent, whose steps are
 * traced: {@code trip} calls the server, which runs {@code plan} and asks a model. A second tracer
 * has one step of its own in the middle.
 */
public final class Travel {
  private Travel() {}

  /** Runs the program; the argument is what to capture. */
  public static void main(String[] args) throws Exception {
    Capture capture = Capture.valueOf(args[0]);
    HoneyHiveTracer tracer =
        HoneyHiveTracer.builder().sessionName("trip").capture(capture).build();
    HoneyHiveTracer other =
        HoneyHiveTracer.builder().sessionName("other").sessionId(args[1]).build();
    System.out.println("mode=" + tracer.status().mode() + "," + other.status().mode());
    System.out.println("session=" + tracer.sessionId());
    HttpServer server = server(tracer, other);
    tracer.run("trip", trip -> {
      trip.input("question", "secret, in the inputs");
      trip.output(get(server));
      System.out.println("current=" + Span.current().equals(trip.openTelemetrySpan()));
      Span.current().setAttribute("by.hand", "yes");
    });
    tracer.currentSession().metadata("said", "under the agent");
    System.out.println("check=" + tracer.selfCheck(Duration.ofSeconds(10)).isDelivered());
    System.out.println("flush=" + tracer.flush(Duration.ofSeconds(10)));
    System.out.println("warnings=" + tracer.status().warnings());
    tracer.run("late", late -> {});
    server.stop(0);
    // Not closed: what is left is delivered when the agent ends.
  }

  private static HttpServer server(HoneyHiveTracer tracer, HoneyHiveTracer other) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/plan", exchange -> {
      String plan = tracer.trace("plan", EventType.TOOL, step -> {
        GlobalOpenTelemetry.getTracer("third")
            .spanBuilder("chat")
            .setAttribute("gen_ai.request.model", "gpt")
            .startSpan()
            .end();
        return other.trace("aside", aside -> step.output("Turin"));
      });
      byte[] body = plan.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    return server;
  }

  private static String get(HttpServer server) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/plan");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
