package ai.honeyhive.tracer.internal.export;

import java.util.concurrent.CompletableFuture;

/**
 * What the end of the process asks of one tracer's delivery, in this order: it is told to hurry,
 * its live spans are waited for, then what has ended is, and from then on it stays open without
 * anybody waiting for it, until the time is over. Thread-safe; no call blocks, except
 * {@link #release}.
 */
public interface Exiting {
  /** How many spans have started and not ended. */
  long live();

  /** From now on what has ended goes out at once, and does not wait for more to go with it. */
  void hurry();

  /**
   * Completes when everything that ended before this call is settled or parked with nothing to be
   * hoped for, with true when all of it was delivered. It goes out at once.
   */
  CompletableFuture<Boolean> settled();

  /**
   * Nobody waits for the workers any more. A span that ends now, in an exit hook of the
   * application, is delivered while the thread that ends it waits: at most as long as an operation
   * may take, and not beyond the deadline.
   *
   * @param deadline what {@link System#nanoTime} says when the time for the exit is over
   */
  void stayUntil(long deadline);

  /**
   * The time is over: what never went is spilled, or counted as dropped; what is under way is
   * unconfirmed. Spans that end later are treated likewise.
   */
  void giveUp();

  /**
   * Closes connections, with their threads, and files, for a checkpoint of the process: what is not
   * settled waits. The next span opens them anew. It waits a moment for them to be closed.
   */
  default void release() {}
}
