package ai.honeyhive.tracer.internal.operations.later;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Results that tell by themselves when they are complete. */
final class Stages {
  private Stages() {}

  /** The stage itself, which holds our part of it until it is complete. */
  static Object follow(CompletionStage<?> stage, Completion completion) {
    if (stage.getClass() == CompletableFuture.class && ((CompletableFuture<?>) stage).isDone()) {
      stage.whenComplete((value, error) -> {
        if (error == null) {
          completion.complete(value);
        } else if (isCancelled(error)) {
          completion.abandon("cancelled");
        } else {
          completion.fail(cause(error));
        }
      });
      return stage;
    }
    Following following = Following.of(completion);
    try {
      stage.whenComplete((value, error) -> end(following, value, error));
    } catch (RuntimeException | LinkageError e) {
      following.abandon("it cannot be asked: " + e.getClass().getName());
    }
    return stage;
  }

  static void end(Following following, @Nullable Object value, @Nullable Throwable error) {
    if (error == null) {
      following.complete(value);
    } else if (isCancelled(error)) {
      following.abandon("cancelled");
    } else {
      following.fail(cause(error));
    }
  }

  private static boolean isCancelled(Throwable error) {
    return cause(error) instanceof CancellationException;
  }

  /** What went wrong, without the wrapping of those that passed it on. */
  private static Throwable cause(Throwable error) {
    Throwable at = error;
    while (at instanceof CompletionException || at instanceof ExecutionException) {
      Throwable cause = at.getCause();
      if (cause == null) {
        break;
      }
      at = cause;
    }
    return at;
  }
}
