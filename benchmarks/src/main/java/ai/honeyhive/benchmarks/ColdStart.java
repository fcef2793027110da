package ai.honeyhive.benchmarks;

import ai.honeyhive.tracer.HoneyHiveTracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.net.URI;

/**
 * The time from a cold JVM to a first ended span, printed in microseconds: {@code ours} or
 * {@code stock}.
 */
public final class ColdStart {
  private ColdStart() {}

  /** Measures one start and halts. */
  public static void main(String[] args) {
    URI nobody = URI.create("http://127.0.0.1:9");
    long start = System.nanoTime();
    if (args[0].equals("ours")) {
      HoneyHiveTracer tracer = HoneyHiveTracer.builder().serverUrl(nobody).build();
      tracer.run("step", span -> {});
    } else {
      SdkTracerProvider provider = StockPipeline.provider(nobody);
      provider.get("benchmark").spanBuilder("step").startSpan().end();
    }
    System.out.println((System.nanoTime() - start) / 1000);
    Runtime.getRuntime().halt(0);
  }
}
