package ai.honeyhive.tracer.internal.diagnostics;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of one tracer's spans, at one moment: {@code started = ended + live} and {@code ended
 * = delivered + rejected + unconfirmed + dropped + filtered + spilled + pending}. Immutable.
 */
public final class Counts {
  private static final int STARTED = 0;
  private static final int UNSAMPLED = 1;
  private static final int ENDED = 2;
  private static final int DELIVERED = 3;
  private static final int REJECTED = 4;
  private static final int DROPPED = 5;
  private static final int UNCONFIRMED = 6;
  private static final int SPILLED = 7;
  private static final int RECOVERED = 8;
  private static final int REASONS = 9;
  private static final int FILTERED = REASONS + DropReason.values().length;
  private static final int SESSION_UPDATES_LOST = FILTERED + 1;
  private static final int SESSION_UPDATES_PENDING = FILTERED + 2;
  private static final int ATTRIBUTES_DROPPED = FILTERED + 3;
  private static final int SIZE = FILTERED + 4;

  private final long[] values;

  private Counts(long[] values) {
    this.values = values;
  }

  /**
   * Takes counts from {@link #toArray} of another version of this class: what it does not know is
   * zero, and what only it knows is left out.
   */
  public static Counts of(long[] values) {
    return new Counts(Arrays.copyOf(values, SIZE));
  }

  /** Counts of spans that have left, and of which nothing more is known. */
  public static Counts ofSent(long started, long unsampled) {
    return of(new long[] {started, unsampled, started});
  }

  /** Reads backwards along a span's life: what is counted here was counted in its sum before. */
  static Counts read(Counters counters) {
    long[] values = new long[SIZE];
    for (DropReason reason : DropReason.values()) {
      long dropped = counters.droppedCount(reason);
      values[REASONS + reason.place()] = dropped;
      values[DROPPED] += dropped;
    }
    values[UNCONFIRMED] = counters.unconfirmedCount();
    values[REJECTED] = counters.rejectedCount();
    values[DELIVERED] = counters.deliveredCount();
    values[FILTERED] = counters.filteredCount();
    values[ATTRIBUTES_DROPPED] = counters.attributesDroppedCount();
    values[RECOVERED] = counters.recoveredCount();
    values[SPILLED] = counters.spilledCount();
    values[ENDED] = counters.endedCount();
    values[STARTED] = counters.startedCount();
    values[UNSAMPLED] = counters.unsampledCount();
    return new Counts(values).withSessionsOf(counters);
  }

  /**
   * The counts for another copy of this class: started, unsampled, ended, delivered, rejected,
   * dropped, unconfirmed, spilled, recovered, dropped by each reason, filtered, the updates of
   * sessions that are lost and pending, and attributes dropped. Places are only ever added.
   */
  public long[] toArray() {
    return values.clone();
  }

  /** The same with more unsampled spans. */
  public Counts plusUnsampled(long spans) {
    long[] sum = values.clone();
    sum[UNSAMPLED] += spans;
    return new Counts(sum);
  }

  /** The same with what was counted of sessions there. */
  public Counts withSessionsOf(Counters counters) {
    long[] changed = values.clone();
    changed[SESSION_UPDATES_LOST] = counters.sessionUpdatesLostCount();
    long delivered = counters.sessionUpdatesDeliveredCount();
    changed[SESSION_UPDATES_PENDING] =
        counters.sessionUpdatesCount() - delivered - changed[SESSION_UPDATES_LOST];
    return new Counts(changed);
  }

  /** Starts and updates of sessions that did not get to the server. */
  public long sessionUpdatesLost() {
    return values[SESSION_UPDATES_LOST];
  }

  /** Starts and updates of sessions that are on their way. */
  public long sessionUpdatesPending() {
    return values[SESSION_UPDATES_PENDING];
  }

  /** Attributes that their spans had no room for. */
  public long attributesDropped() {
    return values[ATTRIBUTES_DROPPED];
  }

  public long started() {
    return values[STARTED];
  }

  public long unsampled() {
    return values[UNSAMPLED];
  }

  public long ended() {
    return values[ENDED];
  }

  public long live() {
    return values[STARTED] - values[ENDED];
  }

  public long delivered() {
    return values[DELIVERED];
  }

  public long rejected() {
    return values[REJECTED];
  }

  public long unconfirmed() {
    return values[UNCONFIRMED];
  }

  public long dropped() {
    return values[DROPPED];
  }

  public long dropped(DropReason reason) {
    return values[REASONS + reason.place()];
  }

  /** By the labels of the reasons, those only for which there are any. */
  public Map<String, Long> droppedByReason() {
    Map<String, Long> reasons = new LinkedHashMap<>();
    for (DropReason reason : DropReason.values()) {
      if (dropped(reason) > 0) {
        reasons.put(reason.label(), dropped(reason));
      }
    }
    return Collections.unmodifiableMap(reasons);
  }

  /** Left out because of their names. */
  public long filtered() {
    return values[FILTERED];
  }

  /** On disk now. */
  public long spilled() {
    return values[SPILLED];
  }

  public long recovered() {
    return values[RECOVERED];
  }

  public long pending() {
    return values[ENDED]
        - values[DELIVERED]
        - values[REJECTED]
        - values[UNCONFIRMED]
        - values[DROPPED]
        - values[FILTERED]
        - values[SPILLED];
  }

  @Override
  public String toString() {
    return "delivered " + delivered() + " + rejected " + rejected() + " + unconfirmed "
        + unconfirmed() + " + dropped " + dropped()
        + (dropped() == 0 ? "" : " " + droppedByReason())
        + (filtered() == 0 ? "" : " + filtered " + filtered()) + " + spilled " + spilled()
        + " + pending " + pending()
        + (sessionUpdatesLost() == 0 ? "" : ", session updates lost " + sessionUpdatesLost())
        + (sessionUpdatesPending() == 0
            ? ""
            : ", session updates pending " + sessionUpdatesPending());
  }
}
