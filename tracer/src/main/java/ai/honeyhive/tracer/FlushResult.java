package ai.honeyhive.tracer;

/**
 * What became of a tracer's spans, from its start to the moment of the flush. Immutable.
 *
 * <p>Every span that ended is in exactly one of the four counts.
 */
public final class FlushResult {
  private final long delivered;
  private final long rejected;
  private final long dropped;
  private final long pending;

  FlushResult(long delivered, long rejected, long dropped, long pending) {
    this.delivered = delivered;
    this.rejected = rejected;
    this.dropped = dropped;
    this.pending = pending;
  }

  /**
   * Returns the spans the server acknowledged.
   *
   * @return a count
   */
  public long delivered() {
    return delivered;
  }

  /**
   * Returns the spans the server answered for, and did not take.
   *
   * @return a count
   */
  public long rejected() {
    return rejected;
  }

  /**
   * Returns the spans given up: the queue was full, the server did not answer, or the tracer was
   * closed.
   *
   * @return a count
   */
  public long dropped() {
    return dropped;
  }

  /**
   * Returns the spans that ended and are still on their way.
   *
   * @return a count
   */
  public long pending() {
    return pending;
  }

  /**
   * Tells whether the server acknowledged every span that has ended.
   *
   * @return true when nothing was rejected, dropped, or is pending
   */
  public boolean isComplete() {
    return rejected == 0 && dropped == 0 && pending == 0;
  }

  @Override
  public String toString() {
    return "FlushResult[delivered="
        + delivered
        + ", rejected="
        + rejected
        + ", dropped="
        + dropped
        + ", pending="
        + pending
        + "]";
  }
}
