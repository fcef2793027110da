package ai.honeyhive.tracer.internal.diagnostics;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * The one place where anything thrown by our code stops. It stands where the application calls us
 * and where OpenTelemetry calls us, never around the application's own code. Thread-safe.
 */
public final class Fence {
  private final Diagnostics diagnostics;
  private final LongAdder stopped = new LongAdder();

  public Fence(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Runs our code; nothing it throws gets out. */
  public void run(String what, Runnable ours) {
    try {
      ours.run();
    } catch (Throwable t) {
      stop(what, t);
    }
  }

  /** Calls our code; when it throws, returns the fallback. */
  public <T> T call(String what, Supplier<T> ours, T fallback) {
    try {
      return ours.get();
    } catch (Throwable t) {
      stop(what, t);
      return fallback;
    }
  }

  /** How many throwables were stopped. */
  public long stopped() {
    return stopped.sum();
  }

  private void stop(String what, Throwable t) {
    stopped.increment();
    try {
      diagnostics.report(Diagnosis.HH901_INTERNAL, what + " failed", t);
    } catch (Throwable logging) {
      // A logger that throws must not reach the application either; the counter has it.
      stopped.increment();
    }
  }
}
