package ai.honeyhive.tracer.internal.diagnostics;

import java.util.concurrent.atomic.LongAdder;

/**
 * What became of one tracer's spans. {@code started = ended + live} and {@code ended = delivered +
 * rejected + dropped + pending} hold at any moment nobody is between two of the counts; what a
 * sampler decided not to record is counted apart. Thread-safe.
 */
public final class Counters {
  private final LongAdder started = new LongAdder();
  private final LongAdder unsampled = new LongAdder();
  private final LongAdder ended = new LongAdder();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  public void started() {
    started.increment();
  }

  public void unsampled() {
    unsampled.increment();
  }

  public void ended() {
    ended.increment();
  }

  public void delivered(long spans) {
    delivered.add(spans);
  }

  public void rejected(long spans) {
    rejected.add(spans);
  }

  public void dropped(long spans) {
    dropped.add(spans);
  }

  public long startedCount() {
    return started.sum();
  }

  public long unsampledCount() {
    return unsampled.sum();
  }

  public long endedCount() {
    return ended.sum();
  }

  public long deliveredCount() {
    return delivered.sum();
  }

  public long rejectedCount() {
    return rejected.sum();
  }

  /** What ended and will not arrive. */
  public long lostCount() {
    return rejected.sum() + dropped.sum();
  }

  public long droppedCount() {
    return dropped.sum();
  }
}
