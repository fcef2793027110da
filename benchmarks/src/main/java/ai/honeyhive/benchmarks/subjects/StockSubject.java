package ai.honeyhive.benchmarks.subjects;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The stock pipeline. */
final class StockSubject implements Subject {
  private static final int WINDOW = 1_536;
  private static final int LONGEST_SHUTDOWN = 60;

  private final SdkTracerProvider provider;

  StockSubject(URI server, String variant) {
    this.provider = StockPipeline.provider(server, variant);
  }

  @Override
  public Tracer tracer() {
    return provider.get("benchmark");
  }

  @Override
  public boolean flush(Duration timeout) {
    return provider.forceFlush().join(timeout.toMillis(), TimeUnit.MILLISECONDS).isSuccess();
  }

  /** Until it is done: {@code close} gives up after ten seconds and does not say so. */
  @Override
  public boolean end() {
    CompletableResultCode done = provider.shutdown().join(LONGEST_SHUTDOWN, TimeUnit.SECONDS);
    return done.isDone() && done.isSuccess();
  }

  @Override
  public int window() {
    return WINDOW;
  }

  @Override
  public void close() {
    provider.close();
  }
}
