package ai.honeyhive.tracer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.PropagationConfig;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a tracer writes into requests, and what it makes of those that come in. */
@ExtendWith(HoneyHiveExtension.class)
class PropagationTest {
  private static final String SESSION = "0f8fad5b-d9cb-469f-a165-70867728950e";
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03";

  private static HoneyHiveTracerBuilder builder(TestServer server) {
    return HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .sessionName("the tracer's");
  }

  private static HoneyHiveTracerBuilder builder(TestServer server, PropagationConfig propagation) {
    return builder(server).propagation(propagation);
  }

  private static Map<String, String> injected(HoneyHiveTracer tracer) {
    Map<String, String> carrier = new HashMap<>();
    tracer.inject(carrier);
    return carrier;
  }

  private static Map<String, String> entries(Map<String, String> carrier) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String entry : carrier.getOrDefault("baggage", "").split(",")) {
      if (!entry.isEmpty()) {
        entries.put(
            entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
      }
    }
    return entries;
  }

  private static String sessionIn(HoneyHiveTracer tracer, Map<String, ?> carrier) {
    try (Scope request = tracer.withRemoteContext(carrier)) {
      return tracer.currentSession().id();
    }
  }

  @Test
  void inject_inASession_saysAllOfItInBothForms(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server)
            .tracerId("shop")
            .project("eval & co")
            .source("prod")
            .evaluation(new EvaluationConfig("run 1", null, "point-2"))
            .build();
        Session session = tracer.session("a~b & c")) {
      Map<String, String> entries = entries(injected(tracer));

      assertThat(entries)
          .containsOnlyKeys(
              "honeyhive",
              "honeyhive_tracer_id",
              "session_id",
              "session_name",
              "project",
              "source",
              "run_id",
              "datapoint_id")
          .containsEntry("session_id", session.id())
          .containsEntry("run_id", "run%201")
          .containsEntry(
              "honeyhive",
              "1&t:shop&s:" + session.id()
                  + "&n:a~0b%20~1%20c&r:run%201&p:point-2&o:prod&j:eval%20~1%20co");
    }
  }

  @Test
  void inject_outsideASpan_hasNoTraceparentAndTheTracersSession(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      Map<String, String> carrier = injected(tracer);

      assertThat(carrier).containsOnlyKeys("baggage");
      assertThat(entries(carrier)).containsEntry("session_id", tracer.sessionId());
    }
  }

  @Test
  void inject_withASessionPerRequestOutsideOfAny_tellsTheTracerOnly(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).sessionPerRequest(true).build()) {
      assertThat(entries(injected(tracer)))
          .containsOnlyKeys("honeyhive", "honeyhive_tracer_id", "source");
    }
  }

  @Test
  void inject_packedOrPythonOrNone_writesOnlyThat(TestServer server) {
    PropagationConfig defaults = PropagationConfig.defaults();
    try (HoneyHiveTracer packed =
            builder(server, defaults.baggage(PropagationConfig.Baggage.PACKED)).build();
        HoneyHiveTracer python =
            builder(server, defaults.baggage(PropagationConfig.Baggage.PYTHON)).build();
        HoneyHiveTracer none =
            builder(server, defaults.baggage(PropagationConfig.Baggage.NONE)).build()) {
      assertThat(entries(injected(packed)))
          .hasSize(1)
          .hasEntrySatisfying(
              "honeyhive", entry -> assertThat(entry).doesNotContain("&o:").doesNotContain("&j:"));
      assertThat(entries(injected(python)))
          .containsKeys("session_id", "honeyhive_tracer_id")
          .doesNotContainKey("honeyhive");
      assertThat(injected(none)).isEmpty();
      assertThat(sessionIn(none, injected(packed))).isEqualTo(packed.sessionId());
      assertThat(sessionIn(none, injected(python))).isEqualTo(python.sessionId());
    }
  }

  @Test
  void inject_besideTheApplicationsBaggage_leavesItAsItIs(TestServer server) {
    Baggage own = Baggage.builder().put("user", "u 1").put("session_id", "mine").build();
    try (HoneyHiveTracer tracer = builder(server).build();
        Scope scope = Context.current().with(own).makeCurrent()) {
      Map<String, String> carrier = injected(tracer);

      assertThat(entries(carrier))
          .containsEntry("user", "u%201")
          .containsEntry("session_id", "mine");
      Context received = Context.root();
      try (Scope fresh = Context.root().makeCurrent()) {
        received = tracer.extract(carrier);
        assertThat(sessionIn(tracer, carrier)).isEqualTo(tracer.sessionId());
      }
      assertThat(Baggage.fromContext(received).asMap().keySet())
          .containsExactlyInAnyOrder("user", "session_id");
      assertThat(Baggage.current()).isSameAs(own);
    }
  }

  @Test
  void inject_withBaggageThatLeavesNoRoom_tellsNothing(TestServer server) {
    Baggage large = Baggage.builder().put("large", "x".repeat(8000)).build();
    BaggageBuilder many = Baggage.builder();
    for (int i = 0; i < 60; i++) {
      many.put("k" + i, "v");
    }
    try (HoneyHiveTracer tracer = builder(server).build()) {
      try (Scope scope = Context.current().with(large).makeCurrent()) {
        assertThat(entries(injected(tracer))).containsOnlyKeys("large");
      }
      try (Scope scope = Context.current().with(many.build()).makeCurrent()) {
        assertThat(entries(injected(tracer))).hasSize(60);
      }
    }
  }

  @Test
  void extract_ofAPythonService_continuesItsTraceAndSession(TestServer server) {
    Map<String, Object> headers = Map.of(
        "Traceparent",
        List.of(TRACEPARENT),
        "BAGGAGE",
        ("source=py,honeyhive_tracer_id=140234567890,project=p,session_id=" + SESSION)
            .getBytes(UTF_8));
    try (HoneyHiveTracer tracer = builder(server).source("java").build()) {
      Context context = tracer.extract(headers);
      try (Scope request = context.makeCurrent()) {
        tracer.run("step", span -> {});
      }

      Event step = server.awaitEvent("step");
      assertThat(step.sessionId()).isEqualTo(SESSION);
      assertThat(step.source()).isEqualTo("java");
      SpanContext parent = Span.fromContext(context).getSpanContext();
      assertThat(parent.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
      assertThat(parent.isRemote()).isTrue();
      assertThat(Baggage.fromContext(context).isEmpty()).isTrue();
    }
  }

  @Test
  void extract_anyAliasAndAnyCase_isTheSession(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      for (String name : List.of("session_id", "honeyhive_session_id", "honeyhive.session_id")) {
        String baggage = "a=b," + name + "=" + SESSION.toUpperCase(java.util.Locale.ROOT) + ";p=1";
        assertThat(sessionIn(tracer, Map.of("Baggage", baggage))).as(name).isEqualTo(SESSION);
      }
    }
  }

  @Test
  void extract_headersInTwoLines_areOne(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      Map<String, List<String>> headers =
          Map.of("baggage", List.of("a=b", "session_id=" + SESSION));

      assertThat(sessionIn(tracer, headers)).isEqualTo(SESSION);
      assertThat(Baggage.fromContext(tracer.extract(headers)).getEntryValue("a"))
          .isEqualTo("b");
    }
  }

  @Test
  void extract_aSessionIdWithoutAMark_isAdoptedAndStays(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      Map<String, String> headers = Map.of("baggage", "session_id=" + SESSION);
      try (Scope request = tracer.withRemoteContext(headers)) {
        assertThat(Baggage.current().getEntryValue("session_id")).isEqualTo(SESSION);
        try (Session inner = tracer.session("inner")) {
          assertThat(entries(injected(tracer))).containsEntry("session_id", inner.id());
        }
      }
    }
  }

  @Test
  void extract_theEvaluation_isOnEverySpanBelow(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build();
        HoneyHiveTracer sender = builder(server)
            .evaluation(new EvaluationConfig("run-1", "set-2", "point-3"))
            .build()) {
      try (Scope request = tracer.withRemoteContext(injected(sender))) {
        tracer.run("step", span -> {});
      }

      assertThat(server.awaitEvent("step").metadata())
          .containsEntry("run_id", "run-1")
          .containsEntry("dataset_id", "set-2")
          .containsEntry("datapoint_id", "point-3");
    }
  }

  @Test
  void session_insideOfARequest_wins(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build();
        Scope request = tracer.withRemoteContext(Map.of("baggage", "session_id=" + SESSION))) {
      assertThat(tracer.currentSession().id()).isEqualTo(SESSION);
      try (Session session = tracer.session("mine")) {
        assertThat(entries(injected(tracer))).containsEntry("session_id", session.id());
      }
      assertThat(tracer.currentSession().id()).isEqualTo(SESSION);
    }
  }

  @Test
  void extract_whenInboundIsNever_takesTheIdentityOutAndBelievesNothing(TestServer server) {
    PropagationConfig never = PropagationConfig.defaults().inbound(PropagationConfig.Inbound.NEVER);
    try (HoneyHiveTracer sender = builder(server).build();
        HoneyHiveTracer tracer = builder(server, never).build()) {
      Map<String, String> carrier = injected(sender);
      carrier.merge("baggage", "user=u", (ours, user) -> ours + "," + user);
      try (Scope request = tracer.withRemoteContext(carrier)) {
        assertThat(tracer.currentSession().id()).isEqualTo(tracer.sessionId());
        assertThat(Baggage.current().asMap().keySet()).containsExactly("user");
      }
    }
  }

  @Test
  void extract_byInstrumentation_isBelievedOnlyWhenAlways(TestServer server) {
    PropagationConfig always =
        PropagationConfig.defaults().inbound(PropagationConfig.Inbound.ALWAYS);
    try (HoneyHiveTracer sender = builder(server).build();
        HoneyHiveTracer careful = builder(server).build();
        HoneyHiveTracer trusting = builder(server, always).build()) {
      Map<String, String> carrier = injected(sender);

      assertThat(sessionByInstrumentation(careful, carrier)).isEqualTo(careful.sessionId());
      assertThat(sessionByInstrumentation(trusting, carrier)).isEqualTo(sender.sessionId());
    }
  }

  private static String sessionByInstrumentation(
      HoneyHiveTracer tracer, Map<String, String> carrier) {
    Context context = tracer
        .openTelemetry()
        .getPropagators()
        .getTextMapPropagator()
        .extract(Context.current(), carrier, new Plain());
    assertThat(Baggage.fromContext(context).isEmpty()).isTrue();
    try (Scope request = context.makeCurrent()) {
      return tracer.currentSession().id();
    }
  }

  private static final class Plain implements TextMapGetter<Map<String, String>> {
    @Override
    @SuppressWarnings("deprecation")
    public Iterable<String> keys(Map<String, String> carrier) {
      return carrier.keySet();
    }

    @Override
    public String get(Map<String, String> carrier, String key) {
      return carrier.get(key);
    }
  }

  @Test
  void withRemoteContext_ofTheProcess_choosesTheTracerTheRequestNames(TestServer server) {
    try (HoneyHiveTracer main = builder(server).tracerId("main").build();
        HoneyHiveTracer second = builder(server).tracerId("second").build();
        HoneyHiveTracer sender = builder(server).tracerId("second").build()) {
      Map<String, String> carrier = injected(sender);
      second.close();
      HoneyHiveTracer other = builder(server).tracerId("second").build();
      sender.close();
      try (other;
          Scope request = HoneyHive.withRemoteContext(carrier)) {
        assertThat(HoneyHive.currentTracer()).contains(other);
        assertThat(other.currentSession().id()).isEqualTo(sender.sessionId());
        assertThat(main.currentSession().id()).isEqualTo(main.sessionId());
      }
      try (Scope request = HoneyHive.withRemoteContext(carrier)) {
        assertThat(HoneyHive.currentTracer()).contains(main);
        assertThat(main.currentSession().id()).isEqualTo(sender.sessionId());
      }
    }
  }

  @Test
  void withRemoteContext_ofAProcessWithoutTracer_stillContinuesTheTrace(TestServer server) {
    try (Scope request = HoneyHive.withRemoteContext(
        Map.of("traceparent", TRACEPARENT, "baggage", "user=u,honeyhive_tracer_id=x"))) {
      assertThat(Span.current().getSpanContext().getSpanId()).isEqualTo("b7ad6b7169203331");
      assertThat(Baggage.current().asMap().keySet()).containsExactly("user");
    }
  }

  @Test
  void allowedHosts_withATarget_tellThoseOnly(TestServer server) {
    PropagationConfig config =
        PropagationConfig.defaults().allowedHosts("*.Example.com", "[::1]", "inner_host");
    try (HoneyHiveTracer tracer = builder(server, config).build()) {
      assertThat(told(tracer, "https://api.example.COM:8443/x")).isTrue();
      assertThat(told(tracer, "http://[::1]:8080/")).isTrue();
      assertThat(told(tracer, "kafka://inner_host:9092/topic")).isTrue();
      assertThat(told(tracer, "https://example.com")).isFalse();
      assertThat(told(tracer, "https://evilexample.com")).isFalse();
      assertThat(told(tracer, "https://api.example.com@evil.com/")).isFalse();
      assertThat(told(tracer, "mailto:api.example.com")).isFalse();
      assertThat(entries(injected(tracer))).isEmpty();
    }
  }

  private static boolean told(HoneyHiveTracer tracer, String target) {
    Map<String, String> carrier = new HashMap<>();
    tracer.inject(carrier, Map::put, URI.create(target));
    return !entries(carrier).isEmpty();
  }

  @Test
  void anything_null_doesNothing(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      Map<String, Object> holes = new HashMap<>();
      holes.put(null, "x");
      holes.put("baggage", null);
      holes.put("traceparent", java.util.Arrays.asList(null, null));

      tracer.inject(null);
      tracer.inject(new HashMap<>(), null);
      tracer.inject(new HashMap<String, String>(), Map::put, null);
      assertThat(tracer.extract(null)).isSameAs(Context.root());
      assertThat(tracer.extract("carrier", null)).isSameAs(Context.root());
      assertThat(tracer.extract(holes)).isSameAs(Context.root());
      tracer.withRemoteContext(null).close();
      HoneyHive.withRemoteContext(null).close();
      assertThat(tracer.status().warnings()).isEmpty();
    }
  }

  @Test
  @AllowLogs(matching = "HH304.*UnsupportedOperationException")
  void inject_intoACarrierThatThrows_warnsOnce(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      tracer.inject(Map.of());
      tracer.inject(Map.of());

      assertThat(tracer.status().warnings()).containsExactly("HH304");
    }
  }

  @Test
  @AllowLogs(matching = "HH304")
  void withRemoteContext_ofACarrierThatThrows_runsTheCode(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build();
        Scope request = tracer.withRemoteContext("x", new Throwing())) {
      assertThat(tracer.currentSession().id()).isEqualTo(tracer.sessionId());
    }
  }

  private static final class Throwing implements TextMapGetter<String> {
    @Override
    @SuppressWarnings("deprecation")
    public Iterable<String> keys(String carrier) {
      throw new IllegalStateException("keys");
    }

    @Override
    public String get(String carrier, String key) {
      throw new IllegalStateException("get");
    }
  }

  @Test
  @AllowLogs(matching = "HH101")
  void tracerWithoutKey_passesOnWhatItWasTold() {
    HoneyHiveTracer off =
        new HoneyHiveTracerBuilder(Map.of("HH_API_URL", "https://api.example.com")).build();
    Map<String, String> headers =
        Map.of("traceparent", TRACEPARENT, "baggage", "honeyhive=1&s:" + SESSION);

    assertThat(injected(off)).isEmpty();
    try (Scope request = off.withRemoteContext(headers)) {
      Map<String, String> carrier = injected(off);
      assertThat(carrier.get("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-b7");
      assertThat(entries(carrier)).containsEntry("session_id", SESSION);
    }
  }

  @Test
  void ids_ofSessions_areNeverOthersThanUuids(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      for (String id : List.of("1", "x".repeat(36), SESSION + "0", UUID.randomUUID() + "%00")) {
        assertThat(sessionIn(tracer, Map.of("baggage", "honeyhive_session_id=" + id)))
            .isEqualTo(tracer.sessionId());
      }
    }
  }
}
