package ai.honeyhive.tracer.internal.export.dispatch;

import java.time.Duration;

/**
 * Keeps requests from a server that does not answer: after a failure nothing is sent for a while,
 * then one request tries; with a success all may go again. The time doubles with each failure, from
 * 2 to 30 seconds. Guarded by the destination's lock.
 *
 * @see <a href="https://martinfowler.com/bliki/CircuitBreaker.html">Circuit breaker</a>
 */
final class Circuit {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LEAST = Duration.ofMillis(200);

  private Duration pause = FIRST;
  private boolean open;
  private boolean trying;
  private long openedAt;
  private long until;

  /** Whether a request may be sent now. */
  boolean allows(long now) {
    return !open || (!trying && now - until >= 0);
  }

  /** Says that a request is sent. */
  void sent() {
    trying = open;
  }

  /** A request has ended somehow; if it was the one that tried, another may. */
  void ended() {
    trying = false;
  }

  /** The server works. */
  void succeeded() {
    open = false;
    trying = false;
    pause = FIRST;
  }

  /** A request used up its retries, or the one that tried failed. */
  void failed(long now) {
    if (open && now - until < 0) {
      return;
    }
    openFor(now, pause);
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
  }

  /** Sends nothing for that time. */
  void openFor(long now, Duration time) {
    open = true;
    trying = false;
    openedAt = now;
    until = now + time.toNanos();
  }

  /** Whoever flushes wants one request to try now; not more often than five times a second. */
  void hurry(long now) {
    if (open && now - openedAt >= LEAST.toNanos()) {
      until = now;
    }
  }

  boolean isOpen() {
    return open;
  }

  /** Whether nothing will be sent for a while, not even one request that tries. */
  boolean isShut(long now) {
    return open && !trying && now - until < 0;
  }

  /** How long it will let nothing through. */
  Duration remaining(long now) {
    return open ? Duration.ofNanos(Math.max(0, until - now)) : Duration.ZERO;
  }
}
