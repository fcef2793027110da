package ai.honeyhive.tracer;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.PropagationConfig;
import ai.honeyhive.tracer.config.PropagationConfig.Inbound;
import ai.honeyhive.tracer.internal.provider.propagation.MapCarrier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JDK's client and server between two services, each with a project of its own. */
@ExtendWith(HoneyHiveExtension.class)
class TwoServicesTest {
  private static HoneyHiveTracer tracer(TestServer server, String id) {
    return builder(server, id).build();
  }

  private static HoneyHiveTracerBuilder builder(TestServer server, String id) {
    return HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .source(id)
        .tracerId(id);
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

  @Test
  void request_fromASpanThatIsLeftOut_isBelowTheNearestThatIsNot(TestServer server)
      throws Exception {
    try (HoneyHiveTracer shop = builder(server, "shop").excludeSpans("http").build();
        HoneyHiveTracer prices = tracer(server, "prices");
        Http http = new Http(prices)) {
      shop.run("ask", ask -> shop.run("http client", span -> http.get(shop)));
      shop.run("http root", span -> http.get(shop));
      shop.close();
      prices.close();

      List<Event> events = server.awaitEvents(3);
      assertThat(events)
          .filteredOn(event -> event.eventName().equals("look up"))
          .extracting(Event::parentId)
          .containsOnlyOnce(server.awaitEvent("ask").eventId());
      assertThat(events).extracting(Event::sessionId).containsOnly(shop.sessionId());
    }
  }

  @Test
  void request_withinAnotherTracersScope_isBelowItsSender(TestServer server) throws Exception {
    try (HoneyHiveTracer shop = tracer(server, "shop");
        HoneyHiveTracer prices = tracer(server, "prices");
        HoneyHiveTracer around = tracer(server, "around")) {
      Map<String, String> headers = new HashMap<>();
      shop.run("ask", span -> shop.inject(headers));
      around.run("poll", span -> {
        try (Scope request = prices.withRemoteContext(headers)) {
          prices.run("look up", inner -> {});
        }
      });
      shop.close();
      prices.close();

      Event ask = server.awaitEvent("ask");
      Event look = server.awaitEvent("look up");
      assertThat(look.parentId()).isEqualTo(ask.eventId());
      assertThat(look.sessionId()).isEqualTo(ask.sessionId());
      around.close();
      assertThat(server.awaitEvent("poll").sessionId()).isEqualTo(around.sessionId());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ALWAYS, true, true, true",
    "EXPLICIT, false, true, false",
    "NEVER, false, false, true",
  })
  void request_thatInstrumentationOfTheServerSawFirst_isBelowItsSpanUnlessInAnotherSession(
      Inbound inbound,
      boolean spanIsInTheSession,
      boolean stepIsInTheSession,
      boolean stepIsBelowTheSpan,
      TestServer server)
      throws Exception {
    PropagationConfig trust = PropagationConfig.defaults().inbound(inbound);
    try (HoneyHiveTracer shop = tracer(server, "shop");
        HoneyHiveTracer prices = builder(server, "prices").propagation(trust).build()) {
      Map<String, String> headers = new HashMap<>();
      shop.run("ask", span -> shop.inject(headers));
      Context came = prices
          .openTelemetry()
          .getPropagators()
          .getTextMapPropagator()
          .extract(Context.current(), headers, MapCarrier.getter());
      Span get = prices
          .openTelemetry()
          .getTracer("server")
          .spanBuilder("GET /")
          .setParent(came)
          .startSpan();
      try (Scope handling = came.with(get).makeCurrent();
          Scope request = prices.withRemoteContext(headers)) {
        prices.run("look up", span -> {});
      }
      get.end();
      shop.close();
      prices.close();

      Map<String, Object> ask = server.awaitEvent("ask").metadata();
      Event seen = server.awaitEvent("GET /");
      Event look = server.awaitEvent("look up");
      assertThat(look.metadata())
          .containsEntry("trace_id", ask.get("trace_id"))
          .containsEntry(
              "parent_span_id", (stepIsBelowTheSpan ? seen.metadata() : ask).get("span_id"));
      assertThat(seen.sessionId())
          .isEqualTo(spanIsInTheSession ? shop.sessionId() : prices.sessionId());
      assertThat(look.sessionId())
          .isEqualTo(stepIsInTheSession ? shop.sessionId() : prices.sessionId());
    }
  }

  @Test
  void requests_toATracerWithASessionForEach_areInTheirOwnOrInTheSenders(TestServer server)
      throws Exception {
    try (HoneyHiveTracer shop = tracer(server, "shop");
        HoneyHiveTracer prices =
            builder(server, "prices").sessionPerRequest(true).build()) {
      Map<String, String> headers = new HashMap<>();
      shop.inject(headers);
      Map<String, String> onward = new HashMap<>();
      String heard = handled(prices, headers, "heard", onward);
      assertThat(heard).isEqualTo(shop.sessionId());
      assertThat(onward.get("baggage")).contains(shop.sessionId());

      onward.clear();
      String own = handled(prices, Map.of("baggage", "honeyhive_tracer_id=prices"), "own", onward);
      assertThat(own).isNotIn(shop.sessionId(), prices.sessionId());
      assertThat(onward.get("baggage")).contains("session_id=" + own);
    }
    assertThat(server.awaitEvents(2)).extracting(Event::eventName).containsOnly("heard", "own");
  }

  /** As instrumentation of a server does it: a span of kind SERVER in the context that came. */
  private static String handled(
      HoneyHiveTracer tracer,
      Map<String, String> headers,
      String name,
      Map<String, String> onward) {
    try (Scope request = tracer.withRemoteContext(headers)) {
      Span span = tracer
          .openTelemetry()
          .getTracer("server")
          .spanBuilder(name)
          .setSpanKind(SpanKind.SERVER)
          .startSpan();
      try (Scope current = span.makeCurrent()) {
        tracer.inject(onward);
        return tracer.currentSession().id();
      } finally {
        span.end();
      }
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
