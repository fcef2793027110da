package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.PropagationConfig;
import ai.honeyhive.tracer.internal.provider.propagation.MapCarrier;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that nobody sends by mistake: they change nothing, throw nothing, and log nothing, which
 * the extension checks.
 */
@ExtendWith(HoneyHiveExtension.class)
class HostileHeadersTest {
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03";
  private static final String SESSION = "0f8fad5b-d9cb-469f-a165-70867728950e";
  private static final String ID = "honeyhive_session_id=" + SESSION;
  private static final long SEED = 20_261_120;

  private static HoneyHiveTracer tracer(TestServer server, PropagationConfig.Inbound inbound) {
    return HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .propagation(PropagationConfig.defaults().inbound(inbound))
        .build();
  }

  private static String members(int count) {
    return IntStream.range(0, count).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));
  }

  static Stream<String> baggageThatSaysNothing() {
    return Stream.of(
        ID + ",filler=" + "x".repeat(8192),
        "x".repeat(1 << 20) + "," + ID,
        ID + "," + members(10_000),
        members(180) + "," + ID,
        ",".repeat(8000) + ID,
        "honeyhive_session_id=" + SESSION.replace('0', '%'),
        "honeyhive_session_id=%00" + SESSION,
        "honeyhive_session_id=" + SESSION + "%0A",
        "honeyhive_session_id=../../../../../../etc/passwd......",
        "honeyhive_session_id=0f8fad5b-d9cb-469f-a165-7086772895%C3%A9",
        "honeyhive=1&s:" + SESSION + "%0D%0AX-Injected:%201",
        "honeyhive=2&s:" + SESSION,
        "honeyhive=1&s:" + SESSION + "&n:" + "n".repeat(2048),
        "honeyhive=1&&&:::&s:&s",
        "honeyhive=1&z:" + SESSION,
        "honeyhive=%",
        "honeyhive",
        "=,==,;;,a==b,%,%%,%zz=%zz;%zz",
        "\u0000=\u0000,\r\n=\r\n",
        "a=b;\u00e9\r\nX-Injected: 1,a=c;\\\",honeyhive_session_id=1;\u0000",
        "honeyhive_tracer_id=" + "t".repeat(65) + ",session_id=1");
  }

  @ParameterizedTest
  @MethodSource("baggageThatSaysNothing")
  void baggage_thatIsHostile_saysNothingAndTheTraceGoesOn(String baggage, TestServer server) {
    try (HoneyHiveTracer tracer = tracer(server, PropagationConfig.Inbound.EXPLICIT);
        Scope request =
            tracer.withRemoteContext(Map.of("baggage", baggage, "traceparent", TRACEPARENT))) {
      assertThat(tracer.currentSession().id()).isEqualTo(tracer.sessionId());
      assertThat(Span.current().getSpanContext().getSpanId()).isEqualTo("b7ad6b7169203331");
      assertThat(Baggage.current().asMap().keySet())
          .noneMatch(name -> name.startsWith("honeyhive"));
      assertThat(tracer.status().warnings()).isEmpty();
    }
  }

  @Test
  void baggage_ofManyHeaders_isBoundedAsOne(TestServer server) {
    List<String> headers = IntStream.range(0, 10_000).mapToObj(i -> ID).toList();
    try (HoneyHiveTracer tracer = tracer(server, PropagationConfig.Inbound.EXPLICIT);
        Scope request = tracer.withRemoteContext(Map.of("baggage", headers))) {
      assertThat(tracer.currentSession().id()).isEqualTo(tracer.sessionId());
      assertThat(Baggage.current().isEmpty()).isTrue();
    }
  }

  @Test
  void ids_thatAreHostile_areLeftOutAndTheOthersStay(TestServer server) {
    String baggage = "honeyhive=1&s:" + SESSION.toUpperCase(Locale.ROOT) + "&r:" + "r".repeat(129)
        + "&d:set%E2%80%AE1&p:point&n:%1B[31m,evil=yes";
    try (HoneyHiveTracer tracer = tracer(server, PropagationConfig.Inbound.EXPLICIT)) {
      try (Scope request = tracer.withRemoteContext(Map.of("baggage", baggage))) {
        assertThat(tracer.currentSession().id()).isEqualTo(SESSION);
        assertThat(tracer.currentSession().name()).isEmpty();
        tracer.run("step", span -> {});
        assertThat(Baggage.current().asMap().keySet()).containsExactly("evil");
      }

      assertThat(server.awaitEvent("step").metadata())
          .containsEntry("datapoint_id", "point")
          .doesNotContainKeys("run_id", "dataset_id", "evil", "baggage");
    }
  }

  @Test
  void sessionsOfStrangers_onAPublicEndpoint_changeNothing(TestServer server) {
    String baggage = ID + ",honeyhive=1&t:default&s:" + SESSION + "&r:run&o:prod&j:theirs,"
        + "session_id=" + SESSION + ",source=prod,project=theirs,run_id=run,user=u";
    Map<String, String> headers = Map.of("baggage", baggage, "traceparent", TRACEPARENT);
    try (HoneyHiveTracer tracer = tracer(server, PropagationConfig.Inbound.NEVER)) {
      Map<String, String> onward = new HashMap<>();
      try (Scope request = tracer.withRemoteContext(headers)) {
        assertThat(Baggage.current().asMap().keySet()).containsExactlyInAnyOrder("user");
        tracer.run("step", span -> tracer.inject(onward));
      }

      assertThat(server.awaitEvent("step").sessionId()).isEqualTo(tracer.sessionId());
      assertThat(server.awaitEvent("step").metadata()).doesNotContainKey("run_id");
      assertThat(onward.get("baggage"))
          .contains("user=u", "session_id=" + tracer.sessionId())
          .doesNotContain(SESSION, "theirs", "prod");
    }
  }

  @ParameterizedTest
  @MethodSource("brokenTraceparents")
  void traceparent_thatIsBroken_beginsANewTrace(String traceparent, TestServer server) {
    try (HoneyHiveTracer tracer = tracer(server, PropagationConfig.Inbound.EXPLICIT)) {
      Map<String, String> headers =
          Map.of("traceparent", traceparent, "tracestate", "=,".repeat(1 << 18), "baggage", ID);
      try (Scope request = tracer.withRemoteContext(headers)) {
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        assertThat(tracer.currentSession().id()).isEqualTo(SESSION);
      }
    }
  }

  static Stream<String> brokenTraceparents() {
    return Stream.of(
        "",
        "00",
        "ff" + TRACEPARENT.substring(2),
        TRACEPARENT.replace("0af7", "zzzz"),
        TRACEPARENT.substring(0, 54),
        TRACEPARENT + "-" + "x".repeat(1 << 20),
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        TRACEPARENT + "," + TRACEPARENT);
  }

  @Test
  void anything_random_throwsNothingAndIsSentOnWellFormed(TestServer server) {
    Random random = new Random(SEED);
    try (HoneyHiveTracer tracer = tracer(server, PropagationConfig.Inbound.EXPLICIT)) {
      for (int i = 0; i < 2_000; i++) {
        String baggage = text(random);
        Context context = tracer.extract(Map.of("baggage", baggage, "traceparent", text(random)));
        Map<String, String> onward = new HashMap<>();
        try (Scope request = context.makeCurrent()) {
          tracer.inject(onward);
        }
        assertThat(onward.getOrDefault("baggage", ""))
            .as("seed %s, round %s: %s", SEED, i, baggage)
            .matches("[ -~\t]*")
            .hasSizeLessThanOrEqualTo(8192);
        assertThat(tracer
                .openTelemetry()
                .getPropagators()
                .getTextMapPropagator()
                .extract(Context.root(), onward, MapCarrier.getter()))
            .isNotNull();
      }
      assertThat(tracer.status().warnings()).isEmpty();
    }
  }

  private static String text(Random random) {
    String[] parts = {
      "honeyhive",
      "=",
      ",",
      ";",
      "&",
      ":",
      "~",
      "%",
      "%2",
      "1&s:",
      SESSION,
      "session_id",
      "\u0000",
      "\u00e9",
      "\ud83d",
      " ",
      "\"",
      "\\",
      "x".repeat(300),
      "00-",
      TRACEPARENT
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }

  @Test
  void evaluation_ofATracer_isSentAsItIs(TestServer server) {
    String odd = "run & ~1, \u00e9;=%";
    try (HoneyHiveTracer tracer = tracer(server, PropagationConfig.Inbound.EXPLICIT)) {
      Map<String, String> carrier = new HashMap<>();
      try (Scope evaluated = tracer.evaluation(new EvaluationConfig(odd, null, null))) {
        tracer.inject(carrier);
      }
      try (Scope request = tracer.withRemoteContext(carrier)) {
        tracer.run("step", span -> {});
      }
      assertThat(server.awaitEvent("step").metadata()).containsEntry("run_id", odd);
    }
  }
}
