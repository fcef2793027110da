package ai.honeyhive.tracer.internal.export;

import java.time.Duration;

/**
 * The moment after which the worker must not start anything that takes time. Moved only by close.
 * Thread-safe.
 */
final class Deadline {
  private static final Duration FAR = Duration.ofDays(365);

  private volatile long nanoTime = System.nanoTime() + FAR.toNanos();

  void in(Duration remaining) {
    nanoTime = System.nanoTime() + remaining.toNanos();
  }

  Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }
}
