package ai.honeyhive.tracer.internal.export.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * What one tracer uses of what all tracers of the process share: the workers, and a destination for
 * each server. Thread-safe.
 */
public interface Dispatch {
  /** The workers, which exist from the first call on, and do nothing after {@link #close}. */
  Workers workers();

  /** The destination of this tracer's requests, or null after {@link #close}. */
  @Nullable
  Destination destination();

  /** Gives both back; only the first call does something. */
  void close();

  /** The time that the workers go by, without starting them. */
  default long nanoTime() {
    return System.nanoTime();
  }
}
