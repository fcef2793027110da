package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.RuntimeProfile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One invocation of a function: its session, its spans, and the time it may take. */
@ExtendWith(HoneyHiveExtension.class)
class InvocationTest {
  private static final long LONG = 60_000;

  private FaultyBackend hanging;

  @BeforeEach
  void open() throws Exception {
    hanging = new FaultyBackend();
  }

  @AfterEach
  void close() {
    hanging.close();
  }

  private static HoneyHiveTracer tracer(URI server, RuntimeProfile profile) {
    return HoneyHiveTracer.builder()
        .apiKey("hh_secret")
        .serverUrl(server)
        .global(GlobalRegistration.NEVER)
        .runtimeProfile(profile)
        .build();
  }

  private static HoneyHiveTracer tracer(TestServer server) {
    return HoneyHiveTracer.builder()
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .global(GlobalRegistration.NEVER)
        .runtimeProfile(RuntimeProfile.HIGH_CONCURRENCY)
        .build();
  }

  private static String sessionOf(List<Event> events, String name) {
    return events.stream()
        .filter(event -> event.eventName().equals(name))
        .findFirst()
        .orElseThrow()
        .sessionId();
  }

  @Test
  void invocation_spansBelowIt_shareItsSession(TestServer server) {
    try (HoneyHiveTracer tracer = tracer(server)) {
      String first;
      try (Invocation invocation = tracer.invocation("handler", () -> LONG)) {
        first = invocation.sessionId();
        invocation.span().input("event", "order");
        tracer.run("inner", span -> tracer.run("innermost", again -> {}));
        tracer
            .openTelemetry()
            .getTracer("instrumentor")
            .spanBuilder("instrumented")
            .startSpan()
            .end();
      }
      tracer.run("outside", span -> {});
      tracer.flush(Duration.ofSeconds(20));

      List<Event> events = server.awaitEvents(5);
      assertThat(UUID.fromString(first).version()).isEqualTo(4);
      assertThat(first).isNotEqualTo(tracer.sessionId());
      assertThat(sessionOf(events, "handler")).isEqualTo(first);
      assertThat(sessionOf(events, "inner")).isEqualTo(first);
      assertThat(sessionOf(events, "innermost")).isEqualTo(first);
      assertThat(sessionOf(events, "instrumented")).isEqualTo(first);
      assertThat(sessionOf(events, "outside")).isEqualTo(tracer.sessionId());
    }
  }

  @Test
  void invocation_eachOne_hasASessionOfItsOwn(TestServer server) {
    try (HoneyHiveTracer tracer = tracer(server)) {
      Invocation first = tracer.invocation("first", () -> LONG);
      first.close();
      Invocation second = tracer.invocation("second", () -> LONG);
      second.close();

      assertThat(first.sessionId()).isNotEqualTo(second.sessionId());
      List<Event> events = server.awaitEvents(2);
      assertThat(sessionOf(events, "first")).isEqualTo(first.sessionId());
      assertThat(sessionOf(events, "second")).isEqualTo(second.sessionId());
    }
  }

  @Test
  void close_healthyBackend_hasDelivered() {
    try (HoneyHiveTracer tracer = tracer(hanging.uri(), RuntimeProfile.HIGH_CONCURRENCY)) {
      tracer.invocation("handler", () -> LONG).close();

      assertThat(hanging.received("/opentelemetry/v1/traces")).hasSize(1);
    }
  }

  @Test
  @AllowLogs(matching = "HH20[25]|HH303")
  void close_hangingBackend_isNotLate() {
    hanging.then(hanging.hang());
    HoneyHiveTracer tracer = tracer(hanging.uri(), RuntimeProfile.HIGH_CONCURRENCY);
    Invocation invocation = tracer.invocation("handler", () -> 250);
    long start = System.nanoTime();

    invocation.close();

    // The profile alone would allow five seconds.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    tracer.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH20[25]|HH303")
  void close_noTimeLeft_doesNotWait() {
    hanging.then(hanging.hang());
    HoneyHiveTracer tracer = tracer(hanging.uri(), RuntimeProfile.HIGH_CONCURRENCY);

    tracer.invocation("handler", () -> -5).close();

    assertThat(tracer.flush(Duration.ZERO).pending()).isEqualTo(1);
    tracer.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH901.*Flushing an invocation")
  void close_clockThatThrows_isStopped() {
    try (HoneyHiveTracer tracer = tracer(hanging.uri(), RuntimeProfile.STANDARD)) {
      tracer
          .invocation("handler", () -> {
            throw new IllegalStateException("theirs");
          })
          .close();
      tracer.flush(Duration.ofSeconds(20));
    }
  }

  @Test
  void invocation_closedTracer_recordsNothing() {
    HoneyHiveTracer tracer = tracer(hanging.uri(), RuntimeProfile.STANDARD);
    tracer.close();

    try (Invocation invocation = tracer.invocation("handler", () -> LONG)) {
      invocation.span().input("event", "order");
      assertThat(invocation.span().openTelemetrySpan().isRecording()).isFalse();
    }

    assertThat(hanging.received("/opentelemetry/v1/traces")).isEmpty();
  }
}
