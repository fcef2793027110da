package ai.honeyhive.tracer.internal.operations.later;

import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a call whose result arrives later. The first of its ends counts; what is told
 * afterwards changes nothing. Any thread may tell it, and nothing is thrown.
 *
 * <p>It must not hold what it is told of: that nobody holds the result any more is one of its ends.
 */
public interface Completion {
  /** A part of the result arrived; it is recorded as it is now. */
  void chunk(@Nullable Object chunk);

  /** The result is complete: a single one, or null where it came in parts. */
  void complete(@Nullable Object result);

  /** It failed. */
  void fail(Throwable error);

  /** It will never be complete, and that is known now: it was cancelled, or its reader failed. */
  void abandon(String why);

  /** It will never be complete, and that is known only by now: nobody can read it any more. */
  default void forget(String why) {
    abandon(why);
  }

  /** Where the work for the result belongs, as far as it is done when somebody reads it. */
  default @Nullable Context context() {
    return null;
  }

  /**
   * The result is not there yet: one of the ends is going to be told, perhaps much later.
   *
   * @param release gives up the following, to be called after the first end, whoever told it
   */
  default void followed(Runnable release) {}

  /** The result arrives later, but nothing of that is going to be told. */
  default void notFollowed(Object result) {}
}
