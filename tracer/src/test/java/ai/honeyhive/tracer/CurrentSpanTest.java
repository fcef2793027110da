package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.config.GlobalRegistration;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Recording on the span that is current, from code that was handed none. */
@ExtendWith(HoneyHiveExtension.class)
class CurrentSpanTest {
  private static final Enrichment SCORE = Enrichment.create().metric("score", 0.9);

  private TestServer server;

  @BeforeEach
  void remember(TestServer server) {
    this.server = server;
  }

  private HoneyHiveTracerBuilder builder() {
    return HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri());
  }

  private static boolean enrichWithin(Span span) {
    try (Scope scope = span.makeCurrent()) {
      return HoneyHive.currentSpan().enrich(SCORE);
    } finally {
      span.end();
    }
  }

  private void assertScored(String name) {
    assertThat(server.awaitEvent(name).metrics()).isEqualTo(Map.of("score", 0.9));
  }

  @Test
  void currentSpan_noTracerAndNoSpan_recordsNothing() {
    TracedSpan nobodys = HoneyHive.currentSpan();

    assertThat(nobodys.isRecording()).isFalse();
    assertThat(nobodys.enrich(SCORE)).isFalse();
    assertThat(nobodys.eventId()).isEmpty();
    nobodys.input("a", 1).error(new IllegalStateException("no")).attribute("b", 2);
    assertThat(nobodys.<String>output("same")).isEqualTo("same");
    nobodys.close();
  }

  @Test
  void currentSpan_outsideAnySpan_recordsNothing() {
    try (HoneyHiveTracer tracer = builder().build();
        Session session = tracer.session("chat")) {
      assertThat(HoneyHive.currentSpan().enrich(SCORE)).isFalse();
    }
  }

  @Test
  void currentSpan_deepWithinAStep_isThatStepAndItsEndIsNotOurs() {
    try (HoneyHiveTracer tracer = builder().build()) {
      tracer.run("outer", outer -> {
        tracer.run("inner", inner -> {
          try (TracedSpan found = HoneyHive.currentSpan()) {
            assertThat(found.enrich(SCORE)).isTrue();
            assertThat(found.eventId()).isEqualTo(inner.eventId());
          }
          assertThat(inner.isRecording()).isTrue();
        });
        assertThat(outer.isRecording()).isTrue();
      });
      assertScored("inner");
      assertThat(server.awaitEvent("outer").metrics()).isEmpty();
    }
  }

  @Test
  void currentSpan_ofAnInstrumentor_isItsTracersWhicheverIsMain() {
    try (HoneyHiveTracer main = builder().build();
        HoneyHiveTracer other = builder().build()) {
      Span call =
          other.openTelemetry().getTracer("instrumentor").spanBuilder("call").startSpan();

      assertThat(enrichWithin(call)).isTrue();
      assertScored("call");
      assertThat(server.awaitEvent("call").sessionId()).isEqualTo(other.sessionId());
      main.close();

      Span later =
          other.openTelemetry().getTracer("instrumentor").spanBuilder("later").startSpan();
      assertThat(enrichWithin(later)).isTrue();
      assertScored("later");
    }
  }

  @Test
  void currentSpan_inAScopeOfAnotherSession_isFound() {
    try (HoneyHiveTracer tracer = builder().build();
        Session session = tracer.session("chat")) {
      Span call =
          tracer.openTelemetry().getTracer("instrumentor").spanBuilder("call").startSpan();

      assertThat(enrichWithin(call)).isTrue();
      assertScored("call");
      assertThat(server.awaitEvent("call").sessionId()).isEqualTo(session.id());
    }
  }

  @Test
  void currentSpan_ofAHost_isRecordedBesideItAndDelivered() {
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer = builder().openTelemetry(host).build()) {
      Span request = host.tracer().spanBuilder("GET /").startSpan();
      String id;
      try (Scope scope = request.makeCurrent()) {
        TracedSpan found = HoneyHive.currentSpan();
        assertThat(found.enrich(SCORE.error("no trains"))).isTrue();
        id = found.eventId();
      }
      request.end();

      Event event = server.awaitEvent("GET /");
      assertThat(event.metrics()).isEqualTo(Map.of("score", 0.9));
      assertThat(event.error()).isEqualTo("no trains");
      assertThat(event.eventId()).isEqualTo(id);
      assertThat(event.sessionId()).isEqualTo(tracer.sessionId());
      assertThat(host.exported("GET /").getAttributes().isEmpty()).isTrue();
      assertThat(host.exported("GET /").getStatus().getDescription()).isEmpty();
      assertThat(tracer.flush(Duration.ofSeconds(5)).delivered()).isEqualTo(1);
    }
  }

  @Test
  void currentSpan_ofAHostWithoutAnyRecording_isNotDelivered() {
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer = builder().openTelemetry(host).build()) {
      Span request = host.tracer().spanBuilder("GET /").startSpan();
      try (Scope scope = request.makeCurrent()) {
        assertThat(HoneyHive.currentSpan().isRecording()).isTrue();
      }
      request.end();
      assertThat(tracer.flush(Duration.ofSeconds(5)).delivered()).isZero();
    }
  }

  @Test
  void currentSpan_thatNobodyTakes_isNotWrittenOn() {
    try (HostSdk host = new HostSdk();
        HoneyHiveTracer tracer = builder().openTelemetry(host).build()) {
      Span request = host.tracer().spanBuilder("GET /").startSpan();

      assertThat(enrichWithin(request)).isFalse();
      assertThat(host.exported("GET /").getAttributes().isEmpty()).isTrue();
      assertThat(tracer.status().started()).isZero();
    }
  }

  @Test
  @AllowLogs(matching = "HH103")
  void currentSpan_ofAHostWithoutOurProcessor_isFoundWhenItIsOurs() {
    try (HostSdk host = new HostSdk();
        HoneyHiveTracer tracer = builder().openTelemetry(host).build()) {
      tracer.run(
          "step", span -> assertThat(HoneyHive.currentSpan().enrich(SCORE)).isTrue());

      assertScored("step");
      assertThat(host.exported("step").getAttributes().isEmpty()).isTrue();
    }
  }

  @Test
  void currentSpan_ofAHostWhereOnlyScopesAreTaken_saysNo() {
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer =
            builder().openTelemetry(host).capture(Capture.SCOPED).build()) {
      assertThat(enrichWithin(host.tracer().spanBuilder("GET /").startSpan())).isFalse();
      try (Session session = tracer.session("chat")) {
        assertThat(enrichWithin(host.tracer().spanBuilder("inside").startSpan()))
            .isTrue();
      }
      assertScored("inside");
    }
  }

  @Test
  @AllowLogs(matching = "HH112")
  void currentSpan_thatIsNotSampled_saysNo() {
    try (HostSdk host = new HostSdk(Sampler.alwaysOff(), HoneyHive.spanProcessor());
        HoneyHiveTracer tracer = builder().openTelemetry(host).build()) {
      assertThat(enrichWithin(host.tracer().spanBuilder("GET /").startSpan())).isFalse();
      tracer.run(
          "step", span -> assertThat(HoneyHive.currentSpan().enrich(SCORE)).isFalse());
    }
  }

  @Test
  void currentSpan_ofNestedTracers_isTheInnerOnes() {
    try (HoneyHiveTracer first = builder().build();
        HoneyHiveTracer second = builder().build()) {
      first.run(
          "first",
          a -> second.run("second", b -> {
            second.close();
            assertThat(HoneyHive.currentSpan().enrich(SCORE))
                .as("its tracer is closed")
                .isFalse();
          }));
      assertThat(server.awaitEvent("first").metrics()).isEmpty();
    }
  }
}
