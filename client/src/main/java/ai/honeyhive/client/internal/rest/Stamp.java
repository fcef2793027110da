package ai.honeyhive.client.internal.rest;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a call was made, in nanoseconds since the epoch: the backend orders updates by it, so it
 * never goes back in a process, and repeated requests of a call carry the same.
 */
final class Stamp {
  private static final AtomicLong LAST = new AtomicLong();

  private Stamp() {}

  static String next() {
    Instant now = Instant.now();
    long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    return Long.toString(LAST.updateAndGet(last -> Math.max(last + 1, nanos)));
  }
}
