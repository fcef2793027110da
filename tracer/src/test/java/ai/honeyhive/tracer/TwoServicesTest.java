package ai.honeyhive.tracer;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The JDK's client and server between two services, each with a project of its own. */
@ExtendWith(HoneyHiveExtension.class)
class TwoServicesTest {
  private static HoneyHiveTracer tracer(TestServer server, String id) {
    return HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .source(id)
        .tracerId(id)
        .build();
  }

  @Test
  void request_fromOneServiceToAnother_isOneTraceAndOneSessionInTwoProjects(TestServer first)
      throws Exception {
    try (TestServer second = TestServer.start();
        HoneyHiveTracer shop = tracer(first, "shop");
        HoneyHiveTracer prices = tracer(second, "prices");
        Http http = new Http(prices)) {
      String session;
      String answer;
      try (Session checkout = shop.session("checkout")) {
        session = checkout.id();
        answer = shop.trace("ask", span -> http.get(shop));
      }
      shop.close();
      prices.close();

      Event ask = first.awaitEvent("ask");
      Event look = second.awaitEvent("look up");
      assertThat(answer).isEqualTo(ask.metadata().get("trace_id"));
      assertThat(ask.sessionId()).isEqualTo(session);
      assertThat(look.sessionId()).isEqualTo(session);
      assertThat(look.metadata())
          .containsEntry("trace_id", ask.metadata().get("trace_id"))
          .containsEntry("parent_span_id", ask.metadata().get("span_id"));
      assertThat(ask.source()).isEqualTo("shop");
      assertThat(look.source()).isEqualTo("prices");
      assertThat(first.events()).extracting(Event::eventName).doesNotContain("look up");
      assertThat(second.events()).extracting(Event::eventName).doesNotContain("ask");
      assertThat(second.awaitSession(session).eventName()).isEqualTo("checkout");
    }
  }

  /** The second service, and a client for it. */
  private static final class Http implements AutoCloseable {
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final HttpServer server;
    private final HoneyHiveTracer tracer;

    Http(HoneyHiveTracer tracer) throws IOException {
      this.tracer = tracer;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(threads);
      server.createContext("/", this::handle);
      server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
      String trace;
      try (exchange;
          Scope request = tracer.withRemoteContext(exchange.getRequestHeaders())) {
        trace = tracer.trace("look up", span -> Span.current().getSpanContext().getTraceId());
        exchange.sendResponseHeaders(200, trace.length());
        exchange.getResponseBody().write(trace.getBytes(UTF_8));
      }
      assertThat(Context.current()).isSameAs(Context.root());
    }

    String get(HoneyHiveTracer from) throws IOException, InterruptedException {
      URI uri = URI.create("http://localhost:" + server.getAddress().getPort());
      HttpRequest.Builder request = HttpRequest.newBuilder(uri);
      from.inject(request, HttpRequest.Builder::setHeader);
      return HttpClient.newHttpClient().send(request.build(), ofString()).body();
    }

    @Override
    public void close() {
      server.stop(0);
      threads.shutdown();
    }
  }
}
