package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import io.opentelemetry.api.OpenTelemetry;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What becomes of tracers that are never closed, and that nobody holds any more. That their threads
 * end is seen by the test kit: it fails a test that leaves one behind.
 */
@ExtendWith(HoneyHiveExtension.class)
class ForgottenTracerTest {
  private FaultyBackend backend;

  @BeforeEach
  void open() throws Exception {
    backend = new FaultyBackend();
  }

  @AfterEach
  void close() {
    backend.close();
  }

  private HoneyHiveTracer tracer() {
    return HoneyHiveTracer.builder()
        .apiKey("hh_secret")
        .serverUrl(backend.uri())
        .global(GlobalRegistration.NEVER)
        .build();
  }

  private WeakReference<HoneyHiveTracer> forgotten() {
    HoneyHiveTracer tracer = tracer();
    tracer.run("step", span -> {});
    return new WeakReference<>(tracer);
  }

  private static void collect(WeakReference<?> forgotten) {
    while (forgotten.get() != null) {
      System.gc();
    }
  }

  private static void awaitNoneOpen() {
    while (!OpenTracers.all().isEmpty()) {
      System.gc();
      Thread.onSpinWait();
    }
  }

  private boolean isDelivered(String name) {
    return backend.received("/opentelemetry/v1/traces").stream()
        .anyMatch(
            request -> new String(request.body(), StandardCharsets.ISO_8859_1).contains(name));
  }

  @Test
  void forget_oneWithSpans_deliversThemAndIsReclaimed() {
    collect(forgotten());

    awaitNoneOpen();
    while (!isDelivered("step")) {
      Thread.onSpinWait();
    }
  }

  @Test
  void forget_many_allAreReclaimed() {
    List<WeakReference<HoneyHiveTracer>> forgotten = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      forgotten.add(forgotten());
    }

    forgotten.forEach(ForgottenTracerTest::collect);

    awaitNoneOpen();
    while (backend.received("/opentelemetry/v1/traces").size() < 20) {
      Thread.onSpinWait();
    }
  }

  @Test
  void forget_oneThatNeverHadASpan_isGoneFromTheRegistry() {
    collect(new WeakReference<>(tracer()));

    awaitNoneOpen();
    assertThat(OpenTracers.main()).isNull();
  }

  @Test
  void forget_itsOpenTelemetryIsHeld_goesOnDelivering() {
    HoneyHiveTracer tracer = tracer();
    OpenTelemetry held = tracer.openTelemetry();
    WeakReference<HoneyHiveTracer> dropped = new WeakReference<>(tracer);
    tracer = null;
    collect(dropped);

    held.getTracer("instrumentor").spanBuilder("later").startSpan().end();

    while (!isDelivered("later")) {
      Thread.onSpinWait();
    }
    assertThat(OpenTracers.all()).hasSize(1);
    assertThat(held.getPropagators()).isNotNull();
  }

  @Test
  void forget_aSpanIsLive_deliversIt() {
    HoneyHiveTracer tracer = tracer();
    TracedSpan live = tracer.startSpan("live");
    WeakReference<HoneyHiveTracer> dropped = new WeakReference<>(tracer);
    tracer = null;
    collect(dropped);

    live.close();

    while (!isDelivered("live")) {
      Thread.onSpinWait();
    }
  }

  @Test
  void forget_appointedMain_staysUntilItIsClosed() {
    HoneyHiveTracer tracer = HoneyHiveTracer.builder()
        .apiKey("hh_secret")
        .serverUrl(backend.uri())
        .global(GlobalRegistration.NEVER)
        .main(true)
        .build();
    WeakReference<HoneyHiveTracer> dropped = new WeakReference<>(tracer);
    tracer = null;
    collect(dropped);
    collect(new WeakReference<>(new Object()));

    assertThat(OpenTracers.main()).isNotNull();
    ((TracerCore) OpenTracers.main()).close(Duration.ZERO);
  }
}
