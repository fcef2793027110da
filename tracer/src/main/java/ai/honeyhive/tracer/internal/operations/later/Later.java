package ai.honeyhive.tracer.internal.operations.later;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds out whether a result arrives later, and follows it until it is there. */
public final class Later {
  private Later() {}

  /** Whether it is worth making a {@link Completion} for the result; cheap. */
  public static boolean isLater(@Nullable Object result) {
    return result instanceof CompletionStage<?>;
  }

  /**
   * Follows a result that arrives later.
   *
   * @param result what the application's code returned
   * @param declared what its caller takes it for; {@code Object} where that is not known, as for a
   *     type variable
   * @param completion is told what becomes of it, if this does not return null
   * @return what the caller gets instead, of the declared type, often the same object; null when
   *     the result is not one that arrives later, or cannot be followed: then the call is over
   */
  public static @Nullable Object track(
      @Nullable Object result, Class<?> declared, Completion completion) {
    if (result instanceof CompletionStage<?> stage) {
      stage.whenComplete((value, error) -> {
        if (error == null) {
          completion.complete(value);
        } else {
          completion.fail(error);
        }
      });
      return result;
    }
    return null;
  }
}
