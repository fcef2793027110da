package ai.honeyhive.tracer.internal.diagnostics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what becomes of one tracer's spans. {@code started = ended + live} and {@code ended =
 * delivered + rejected + unconfirmed + dropped + filtered + spilled + pending} hold in what
 * {@link #read} gives, when each span is counted along its life: started, ended, perhaps spilled
 * and taken back, then one of the ends. What a sampler decided not to record is counted apart.
 * Thread-safe.
 */
public final class Counters {
  private final LongAdder started = new LongAdder();
  private final LongAdder unsampled = new LongAdder();
  private final LongAdder ended = new LongAdder();
  private final LongAdder filtered = new LongAdder();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder unconfirmed = new LongAdder();
  // Apart, because a sum of ups and downs that is read meanwhile can be too large and too small.
  private final LongAdder toDisk = new LongAdder();
  private final LongAdder fromDisk = new LongAdder();
  private final LongAdder recovered = new LongAdder();
  private final LongAdder sessionUpdates = new LongAdder();
  private final LongAdder sessionUpdatesDelivered = new LongAdder();
  private final LongAdder sessionUpdatesLost = new LongAdder();
  private final LongAdder attributesDropped = new LongAdder();
  private final Map<String, LongAdder> redacted = new ConcurrentHashMap<>();
  private final List<LongAdder> dropped = new ArrayList<>();

  public Counters() {
    for (int i = 0; i < DropReason.values().length; i++) {
      dropped.add(new LongAdder());
    }
  }

  /** Reads all counts, so that their sums match also while they rise. */
  public Counts read() {
    return Counts.read(this);
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

  /** Counts a span that ended and is left out because of its name. */
  public void filtered() {
    ended.increment();
    filtered.increment();
  }

  public void delivered(long spans) {
    delivered.add(spans);
  }

  public void rejected(long spans) {
    rejected.add(spans);
  }

  /** Counts spans given up on this side. */
  public void dropped(DropReason reason, long spans) {
    dropped.get(reason.place()).add(spans);
  }

  /** Counts spans of a request that was sent and never answered. */
  public void unconfirmed(long spans) {
    unconfirmed.add(spans);
  }

  /** Counts spans that went to disk, or left it when negative; that before where they went. */
  public void spilled(long spans) {
    if (spans < 0) {
      fromDisk.add(-spans);
    } else {
      toDisk.add(spans);
    }
  }

  /** Counts spans that a former process left on disk and that were delivered now. */
  public void recovered(long spans) {
    recovered.add(spans);
  }

  /** Counts starts of sessions and what is said of them later. */
  public void sessionUpdates(long updates) {
    sessionUpdates.add(updates);
  }

  public void sessionUpdatesDelivered(long updates) {
    sessionUpdatesDelivered.add(updates);
  }

  public void sessionUpdatesLost(long updates) {
    sessionUpdatesLost.add(updates);
  }

  /** Counts attributes that their spans had no room for. */
  public void attributesDropped(long attributes) {
    attributesDropped.add(attributes);
  }

  public long attributesDroppedCount() {
    return attributesDropped.sum();
  }

  /** Counts something that was taken out of a value. */
  public void redacted(String kind) {
    redacted.computeIfAbsent(kind, unseen -> new LongAdder()).increment();
  }

  /** How much was taken out, by kind; only of kinds there were. */
  public Map<String, Long> redacted() {
    Map<String, Long> counts = new TreeMap<>();
    redacted.forEach((kind, count) -> counts.put(kind, count.sum()));
    return Collections.unmodifiableMap(counts);
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

  public long filteredCount() {
    return filtered.sum();
  }

  public long deliveredCount() {
    return delivered.sum();
  }

  public long rejectedCount() {
    return rejected.sum();
  }

  public long unconfirmedCount() {
    return unconfirmed.sum();
  }

  /** Spans on disk now. */
  public long spilledCount() {
    long left = fromDisk.sum();
    return toDisk.sum() - left;
  }

  public long recoveredCount() {
    return recovered.sum();
  }

  public long sessionUpdatesCount() {
    return sessionUpdates.sum();
  }

  public long sessionUpdatesDeliveredCount() {
    return sessionUpdatesDelivered.sum();
  }

  public long sessionUpdatesLostCount() {
    return sessionUpdatesLost.sum();
  }

  public long droppedCount(DropReason reason) {
    return dropped.get(reason.place()).sum();
  }

  public long droppedCount() {
    return dropped.stream().mapToLong(LongAdder::sum).sum();
  }

  /** What ended and will not arrive. */
  public long lostCount() {
    return droppedCount() + unconfirmed.sum() + rejected.sum();
  }
}
