package ai.honeyhive.tracer.internal.diagnostics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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
  private final LongAdder unconfirmed = new LongAdder();
  private final LongAdder spilled = new LongAdder();
  private final LongAdder recovered = new LongAdder();
  private final Map<DropReason, LongAdder> reasons = new EnumMap<>(DropReason.class);

  public Counters() {
    for (DropReason reason : DropReason.values()) {
      reasons.put(reason, new LongAdder());
    }
  }

  /** Makes counters from a {@link #snapshot} that was taken elsewhere. */
  public static Counters of(long[] snapshot) {
    Counters counters = new Counters();
    counters.started.add(snapshot[0]);
    counters.unsampled.add(snapshot[1]);
    counters.ended.add(snapshot[2]);
    counters.delivered.add(snapshot[3]);
    counters.rejected.add(snapshot[4]);
    counters.dropped.add(snapshot[5]);
    return counters;
  }

  /**
   * Reads started, unsampled, ended, delivered, rejected and dropped; backwards along a span's
   * life, so that nothing is counted that is not in the sum it belongs to.
   */
  public long[] snapshot() {
    long droppedNow = dropped.sum();
    long rejectedNow = rejected.sum();
    long deliveredNow = delivered.sum();
    long endedNow = ended.sum();
    return new long[] {
      started.sum(), unsampled.sum(), endedNow, deliveredNow, rejectedNow, droppedNow
    };
  }

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

  /** Counts spans given up on this side. */
  public void dropped(DropReason reason, long spans) {
    Objects.requireNonNull(reasons.get(reason)).add(spans);
    dropped.add(spans);
  }

  /** Counts spans of a request that was sent and never answered. */
  public void unconfirmed(long spans) {
    unconfirmed.add(spans);
  }

  /** Counts spans that went to disk, or left it when negative. */
  public void spilled(long spans) {
    spilled.add(spans);
  }

  /** Counts spans that a former process left on disk and that were delivered now. */
  public void recovered(long spans) {
    recovered.add(spans);
  }

  public long droppedCount(DropReason reason) {
    return Objects.requireNonNull(reasons.get(reason)).sum();
  }

  public long unconfirmedCount() {
    return unconfirmed.sum();
  }

  public long spilledCount() {
    return spilled.sum();
  }

  public long recoveredCount() {
    return recovered.sum();
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
    return rejected.sum() + unconfirmed.sum() + dropped.sum();
  }

  public long droppedCount() {
    return dropped.sum();
  }
}
