package ai.honeyhive.tracer.internal.export.dispatch;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment after which a tracer's requests must not start anything that takes time. Moved only by
 * close. Thread-safe.
 */
public final class Deadline {
  private static final Duration FAR = Duration.ofDays(365);

  private final LongSupplier nanoTime;
  private volatile long until;

  /** Makes one that is far away in the time given. */
  public Deadline(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    in(FAR);
  }

  /** Moves it to that time from now. */
  public void in(Duration remaining) {
    until = nanoTime.getAsLong() + remaining.toNanos();
  }

  Duration remaining() {
    return Duration.ofNanos(Math.max(0, until - nanoTime.getAsLong()));
  }
}
