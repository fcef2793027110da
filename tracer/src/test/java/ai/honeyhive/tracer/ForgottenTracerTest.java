package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import io.opentelemetry.api.OpenTelemetry;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
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
  private static final Duration LONG = Duration.ofSeconds(20);

  private FaultyBackend backend;
  private HoneyHiveTracer held;

  /** One that is held: where a provider is shared, the main one is never forgotten. */
  @BeforeEach
  void open() throws Exception {
    backend = new FaultyBackend();
    held = tracer();
  }

  @AfterEach
  void close() {
    held.close();
    // What arrived may not be answered yet, and a forgotten tracer keeps a span until it is.
    await(() -> !isAnyAtWork());
    backend.close();
  }

  private static boolean isAnyAtWork() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("honeyhive-"));
  }

  private HoneyHiveTracer tracer() {
    return HoneyHiveTracer.builder()
        .apiKey("hh_secret")
        .serverUrl(backend.uri())
        .global(GlobalRegistration.NEVER)
        .build();
  }

  private WeakReference<HoneyHiveTracer> forgotten(String step) {
    HoneyHiveTracer tracer = tracer();
    tracer.run(step, span -> {});
    return new WeakReference<>(tracer);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      System.gc();
    }
  }

  private static void collect(WeakReference<?> forgotten) {
    await(() -> forgotten.get() == null);
  }

  private static void awaitOthersGone() {
    await(() -> OpenTracers.all().size() == 1);
  }

  private boolean isDelivered(String name) {
    return backend.received("/opentelemetry/v1/traces").stream()
        .anyMatch(
            request -> new String(request.body(), StandardCharsets.ISO_8859_1).contains(name));
  }

  @Test
  void forget_oneWithSpans_deliversThemAndIsReclaimed() {
    collect(forgotten("step"));

    awaitOthersGone();
    await(() -> isDelivered("step"));
  }

  @Test
  void forget_many_allAreReclaimed() {
    List<WeakReference<HoneyHiveTracer>> forgotten = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      forgotten.add(forgotten("step-" + i + "."));
    }

    forgotten.forEach(ForgottenTracerTest::collect);

    awaitOthersGone();
    for (int i = 0; i < 20; i++) {
      String step = "step-" + i + ".";
      await(() -> isDelivered(step));
    }
  }

  @Test
  void forget_oneThatNeverHadASpan_isGoneFromTheRegistry() {
    collect(new WeakReference<>(tracer()));

    awaitOthersGone();
    assertThat(OpenTracers.main()).isNotNull();
  }

  @Test
  void forget_itsOpenTelemetryIsHeld_goesOnDelivering() {
    HoneyHiveTracer tracer = tracer();
    OpenTelemetry instrumented = tracer.openTelemetry();
    WeakReference<HoneyHiveTracer> dropped = new WeakReference<>(tracer);
    tracer = null;
    collect(dropped);

    instrumented.getTracer("instrumentor").spanBuilder("later").startSpan().end();

    await(() -> isDelivered("later"));
    assertThat(OpenTracers.all()).hasSize(2);
    assertThat(instrumented.getPropagators()).isNotNull();
  }

  @Test
  void forget_aSpanIsLive_deliversIt() {
    HoneyHiveTracer tracer = tracer();
    TracedSpan live = tracer.startSpan("live");
    WeakReference<HoneyHiveTracer> dropped = new WeakReference<>(tracer);
    tracer = null;
    collect(dropped);

    live.close();

    await(() -> isDelivered("live"));
  }

  @Test
  void forget_appointedMain_staysUntilItIsClosed() {
    HoneyHiveTracer tracer = HoneyHiveTracer.builder()
        .apiKey("hh_secret")
        .serverUrl(backend.uri())
        .global(GlobalRegistration.NEVER)
        .main(true)
        .build();
    String session = tracer.sessionId();
    WeakReference<HoneyHiveTracer> dropped = new WeakReference<>(tracer);
    tracer = null;
    collect(dropped);
    collect(new WeakReference<>(new Object()));

    TracerCore main = (TracerCore) OpenTracers.main();
    assertThat(main).isNotNull();
    assertThat(main.identity().sessionId()).isEqualTo(session);
    main.close(Duration.ZERO);
  }
}
