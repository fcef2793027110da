package ai.honeyhive.tracer.internal.operations.later;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a call whose result arrives later. The first of its ends counts; what is told
 * afterwards changes nothing. Any thread may tell it, and nothing is thrown.
 */
public interface Completion {
  /** A part of the result arrived; it is recorded as it is now. */
  void chunk(@Nullable Object chunk);

  /** The result is complete: a single one, or null where it came in parts. */
  void complete(@Nullable Object result);

  /** It failed. */
  void fail(Throwable error);

  /** It will never be complete: it was cancelled, never asked for, or forgotten. */
  void abandon(String why);
}
