package ai.honeyhive.it.identity;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.HoneyHive;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.PropagationConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/**
 * What the second service does, whatever framework takes its requests: it has three tracers, one of
 * a project and two of another. Its clients are believed, but for those of {@link #AUTOMATIC}.
 */
public final class Shop implements AutoCloseable {
  /** Where requests go to the tracer that they name. */
  public static final String NAMED = "/named";

  /** Where nothing but instrumentation reads the headers. */
  public static final String AUTOMATIC = "/automatic";

  /** Says that this request asks a third service. */
  public static final String ASKING = "asking";

  private final HttpClient http = HttpClient.newHttpClient();
  private final HoneyHiveTracer stock;
  private final HoneyHiveTracer prices;
  private final HoneyHiveTracer audit;
  private final URI peer;

  /**
   * Makes its tracers.
   *
   * @param args the servers of both projects, their key, where the third service is, and when
   *     clients are believed
   */
  public Shop(String... args) {
    PropagationConfig propagation =
        PropagationConfig.defaults().inbound(PropagationConfig.Inbound.valueOf(args[4]));
    prices = tracer("prices", args[0], args[2], propagation);
    stock = tracer("stock", args[1], args[2], propagation);
    audit = tracer("audit", args[1], args[2], propagation);
    peer = URI.create(args[3]);
  }

  private static HoneyHiveTracer tracer(
      String id, String server, String key, PropagationConfig propagation) {
    return HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .main(id.equals("stock"))
        .runtimeProfile(RuntimeProfile.HIGH_CONCURRENCY)
        .serverUrl(server)
        .apiKey(key)
        .tracerId(id)
        .project("project-of-" + id)
        .source("shop")
        .propagation(propagation)
        .build();
  }

  /** The OpenTelemetry that the framework is instrumented with. */
  public OpenTelemetry instrumented() {
    return stock.openTelemetry();
  }

  /** Says that it is ready, and what its own sessions are. */
  public void ready(int port) {
    System.out.println("ready " + port + " " + prices.sessionId() + " " + stock.sessionId());
  }

  /** Handles a request within the context that its headers made; returns the id of the trace. */
  public String handle(String label) {
    HoneyHiveTracer tracer = HoneyHive.currentTracer().orElseThrow();
    return tracer.trace(label, EventType.TOOL, span -> {
      if (label.startsWith(ASKING)) {
        ask(tracer);
      }
      return Span.current().getSpanContext().getTraceId();
    });
  }

  private void ask(HoneyHiveTracer tracer) {
    HttpRequest.Builder request = HttpRequest.newBuilder(peer);
    tracer.inject(request, HttpRequest.Builder::setHeader);
    try {
      http.send(request.build(), HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until who started it closes its standard input. */
  public static void awaitEnd() throws IOException {
    while (System.in.read() >= 0) {
      // nothing is said there
    }
  }

  /** The scope of a request whose sender is believed. */
  public static Scope believe(Map<String, List<String>> headers) {
    return HoneyHive.withRemoteContext(headers);
  }

  @Override
  public void close() {
    prices.close();
    stock.close();
    audit.close();
  }
}
