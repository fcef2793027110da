package ai.honeyhive.tracer.internal.provider.binding;

import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.diagnostics.Counts;
import ai.honeyhive.tracer.internal.provider.AgentMarker;
import java.lang.reflect.Method;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the extension inside the agent at once, not through spans: its class loader is
 * had from the agent's class on the boot class path. Where that fails, nothing is known of the
 * delivery, and so it is said. Thread-safe.
 */
final class ExtensionDoor {
  private static final String AGENT = "io.opentelemetry.javaagent.bootstrap.AgentInitializer";
  private static final int LEAST_COUNTS = 6;

  private final @Nullable Method flush;
  private final @Nullable Method counts;

  private ExtensionDoor(@Nullable Method flush, @Nullable Method counts) {
    this.flush = flush;
    this.counts = counts;
  }

  static ExtensionDoor find() {
    try {
      Class<?> agent = Class.forName(AGENT, false, null);
      ClassLoader extensions =
          (ClassLoader) agent.getMethod("getExtensionsClassLoader").invoke(null);
      Class<?> door = Class.forName(AgentMarker.DOOR, true, extensions);
      return new ExtensionDoor(door.getMethod("flush", long.class), door.getMethod("counts"));
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      return new ExtensionDoor(null, null);
    }
  }

  /** Waits until what ended before is settled; false when that is not known. */
  boolean flush(Duration timeout) {
    try {
      return flush != null && (boolean) flush.invoke(null, timeout.toNanos());
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /**
   * The extension's counts of all spans of the process.
   *
   * @param here what was counted on this side: spans that no sampler let through never got there
   */
  Counts counts(Counters here) {
    try {
      if (counts != null
          && counts.invoke(null) instanceof long[] there
          && there.length >= LEAST_COUNTS) {
        return Counts.of(there).plusUnsampled(here.unsampledCount());
      }
    } catch (ReflectiveOperationException e) {
      // then they are not known
    }
    return Counts.ofSent(here.startedCount(), here.unsampledCount());
  }
}
