package ai.honeyhive.benchmarks;

import ai.honeyhive.tracer.HoneyHiveTracer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The CPU time a span with eight attributes and its session costs the calling thread, printed in
 * nanoseconds: {@code ours} or {@code stock}. Rounds are shorter than the stock queue and flushed
 * between, so that nothing is dropped; CPU time does not see what else the machine is doing.
 */
public final class SpanCost {
  private static final String[] KEYS = {"k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8"};
  private static final int SPANS = 2_000;
  private static final int WARM_UP = 150;
  private static final int ROUNDS = 201;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SpanCost() {}

  /** Measures one pipeline. */
  public static void main(String[] args) {
    try (Sink sink = new Sink()) {
      double nanos = args[0].equals("ours") ? ours(sink) : stock(sink);
      System.out.println(Math.round(nanos * 10));
    }
    Runtime.getRuntime().halt(0);
  }

  private static double ours(Sink sink) {
    try (HoneyHiveTracer tracer =
        HoneyHiveTracer.builder().serverUrl(sink.uri()).build()) {
      return median(
          tracer.openTelemetry().getTracer("benchmark"),
          () -> tracer.flush(Duration.ofSeconds(10)));
    }
  }

  private static double stock(Sink sink) {
    try (SdkTracerProvider provider = StockPipeline.provider(sink.uri())) {
      return median(
          provider.get("benchmark"), () -> provider.forceFlush().join(10, TimeUnit.SECONDS));
    }
  }

  private static double median(Tracer tracer, Runnable flush) {
    double[] nanos = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < SPANS; i++) {
        span(tracer);
      }
      long end = THREADS.getCurrentThreadCpuTime();
      if (round >= 0) {
        nanos[round] = (double) (end - start) / SPANS;
      }
      flush.run();
    }
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2];
  }

  private static void span(Tracer tracer) {
    Span span = tracer.spanBuilder("step").startSpan();
    for (String key : KEYS) {
      span.setAttribute(key, "a value");
    }
    span.end();
  }
}
