package ai.honeyhive.tracer.internal.diagnostics;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
  public <T extends @Nullable Object> T call(String what, Supplier<T> ours, T fallback) {
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
    try {
      stopped.increment();
      if (t instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      if (t instanceof LinkageError && isUndeployed()) {
        // An application that was undeployed while a part of it still runs. Nobody could do
        // anything.
        return;
      }
      diagnostics.report(Diagnosis.HH901_INTERNAL, what + " failed", t);
    } catch (Throwable again) {
      // There is no memory or stack left to say it with; the next one is said.
    }
  }

  /** Does what cannot be reported when it fails, because it is reporting. */
  static void quietly(Runnable reporting) {
    try {
      reporting.run();
    } catch (Throwable t) {
      // A logger that throws must not reach the application either.
    }
  }

  /** Asks for a part of a report. */
  static String quietly(Supplier<String> text, String fallback) {
    try {
      return text.get();
    } catch (Throwable t) {
      return fallback;
    }
  }

  /** Whether the class loader of this class is closed: then it does not even find this class. */
  private static boolean isUndeployed() {
    ClassLoader loader = Fence.class.getClassLoader();
    try {
      return loader != null
          && loader.getResource(Fence.class.getName().replace('.', '/') + ".class") == null;
    } catch (IllegalStateException stopped) {
      return true;
    }
  }
}
