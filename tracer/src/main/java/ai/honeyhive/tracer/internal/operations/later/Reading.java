package ai.honeyhive.tracer.internal.operations.later;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * One subscription to a publisher that is followed. What it takes to bring the parts runs inside
 * the span, what the subscriber does with them where it subscribed, on whatever thread.
 */
final class Reading {
  private final Following following;
  private final Context subscriber = Context.current();
  private final boolean single;

  /**
   * Makes a subscription of the current context.
   *
   * @param single whether one part is the whole result
   */
  Reading(Following following, boolean single) {
    this.following = following;
    this.single = single;
  }

  Scope inside() {
    return following.inside();
  }

  Scope outside() {
    return Following.enter(subscriber);
  }

  void next(@Nullable Object part) {
    if (single) {
      following.complete(part);
    } else {
      following.chunk(part);
    }
  }

  void complete() {
    following.complete(null);
  }

  void fail(Throwable error) {
    following.fail(error);
  }

  void cancel() {
    following.abandon("cancelled");
  }

  void readerFailed(Throwable error) {
    following.readerFailed(error);
  }
}
