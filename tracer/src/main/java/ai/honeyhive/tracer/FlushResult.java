package ai.honeyhive.tracer;

import ai.honeyhive.tracer.config.DeliveryConfigBuilder;
import ai.honeyhive.tracer.internal.diagnostics.Counts;
import java.util.Map;

/**
 * What became of a tracer's spans and sessions, from its start to the moment of the flush.
 * Immutable.
 *
 * <p>Every span that ended is in exactly one of the seven counts of spans.
 */
public final class FlushResult {
  private final Counts counts;

  FlushResult(Counts counts) {
    this.counts = counts;
  }

  /**
   * Returns the spans the server acknowledged.
   *
   * @return a count
   */
  public long delivered() {
    return counts.delivered();
  }

  /**
   * Returns the spans the server answered for, and did not take.
   *
   * @return a count
   */
  public long rejected() {
    return counts.rejected();
  }

  /**
   * Returns the spans that were sent and never answered for: the server may have them or not.
   *
   * @return a count
   */
  public long unconfirmed() {
    return counts.unconfirmed();
  }

  /**
   * Returns the spans given up on this side: the queue was full, the server could not be reached,
   * or the tracer was closed first.
   *
   * @return a count
   */
  public long dropped() {
    return counts.dropped();
  }

  /**
   * Returns why spans were given up: {@code queue_full}, {@code expired}, {@code closed},
   * {@code unencodable}, {@code too_large}, {@code evicted} or {@code internal}.
   *
   * @return counts by reason, which add up to {@link #dropped}; only of reasons there were
   */
  public Map<String, Long> droppedByReason() {
    return counts.droppedByReason();
  }

  /**
   * Returns the spans left out because of their names, see
   * {@link HoneyHiveTracerBuilder#excludeSpans}.
   *
   * @return a count
   */
  public long filtered() {
    return counts.filtered();
  }

  /**
   * Returns the spans that are on disk now, see {@link DeliveryConfigBuilder#spill}.
   *
   * @return a count
   */
  public long spilled() {
    return counts.spilled();
  }

  /**
   * Returns the spans that ended and are still on their way.
   *
   * @return a count
   */
  public long pending() {
    return counts.pending();
  }

  /**
   * Returns the starts of sessions, and the updates of sessions and other events, that were said
   * and did not get to the server, or may not have. See {@link Session}.
   *
   * @return a count
   */
  public long sessionUpdatesLost() {
    return counts.sessionUpdatesLost();
  }

  /**
   * Returns the starts and updates of sessions that are still on their way.
   *
   * @return a count
   */
  public long sessionUpdatesPending() {
    return counts.sessionUpdatesPending();
  }

  /**
   * Tells whether the server acknowledged every span that has ended and is not filtered, and all
   * that was said of sessions.
   *
   * @return true when all that ended was delivered or filtered, and no update of a session is lost
   *     or pending
   */
  public boolean isComplete() {
    return counts.delivered() + counts.filtered() == counts.ended()
        && counts.sessionUpdatesLost() == 0
        && counts.sessionUpdatesPending() == 0;
  }

  @Override
  public String toString() {
    return "FlushResult[" + counts + "]";
  }
}
