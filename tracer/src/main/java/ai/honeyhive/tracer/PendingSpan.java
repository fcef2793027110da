package ai.honeyhive.tracer;

import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.operations.later.Following;
import io.opentelemetry.context.Scope;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A step whose result arrives later, for callbacks: see {@link TracedSpan#endLater}. The first of
 * its ends counts. A step that nobody can end any more, because this object is gone, ends marked as
 * incomplete. Nothing here throws, and any thread may call it.
 */
public final class PendingSpan {
  private final Fence fence;
  private final @Nullable Following following;

  PendingSpan(Fence fence, @Nullable Following following) {
    this.fence = fence;
    this.following = following;
  }

  /**
   * Records a part of the result, such as a token, as it is now. The time until the first one is
   * recorded, and in the end all of them, as the output of the step.
   *
   * @param chunk the part
   * @return this span
   */
  public PendingSpan chunk(@Nullable Object chunk) {
    tell("Recording a part of a result", to -> to.chunk(chunk));
    return this;
  }

  /** Ends the step; its output is the parts that arrived. */
  public void complete() {
    tell("Ending a span", to -> to.complete(null));
  }

  /**
   * Ends the step with its result, which is recorded as its output, and passes it on.
   *
   * @param <T> the type of the result
   * @param result the result
   * @return the same result
   */
  public <T extends @Nullable Object> T complete(T result) {
    tell("Ending a span", to -> to.complete(result));
    return result;
  }

  /**
   * Ends the step as failed.
   *
   * @param error why
   */
  public void fail(Throwable error) {
    tell("Ending a span", to -> to.fail(error));
  }

  /** Ends the step, marked as cancelled. */
  public void cancel() {
    tell("Ending a span", to -> to.abandon("cancelled"));
  }

  /**
   * Makes the step current on this thread, for what is still done for it: spans started until that
   * is closed become its children.
   *
   * @return ends it when it is closed, on the same thread
   */
  public Scope makeCurrent() {
    Following of = following;
    return of == null ? Scope.noop() : fence.call("Entering a span", of::inside, Scope.noop());
  }

  private void tell(String what, Consumer<Following> told) {
    Following of = following;
    if (of != null) {
      fence.run(what, () -> told.accept(of));
    }
  }
}
