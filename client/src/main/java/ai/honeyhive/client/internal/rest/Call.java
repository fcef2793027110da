package ai.honeyhive.client.internal.rest;

import ai.honeyhive.client.HoneyHiveException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call: its requests one after the other, until one is answered for good. When the future that
 * its user has is completed from outside, by being cancelled or timed out, what is under way ends.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what they complete with is passed on to the result
final class Call<T extends @Nullable Object> {
  private final Rest rest;
  private final RestRequest request;
  private final AnswerReader<T> reader;
  private final Failures failures;
  private final Retries retries;
  private final String stamp;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private volatile @Nullable CompletableFuture<?> underWay;

  Call(Rest rest, RestRequest request, AnswerReader<T> reader) {
    this.rest = rest;
    this.request = request;
    this.reader = reader;
    this.failures = new Failures(request, rest.settings().apiKey());
    this.retries = rest.retries();
    this.stamp = Stamp.next();
    result.whenComplete((value, failure) -> abort());
  }

  CompletableFuture<T> start() {
    attempt();
    return result;
  }

  void fail(String why) {
    result.completeExceptionally(failures.noAnswer(new IOException(why)));
  }

  private void attempt() {
    if (result.isDone()) {
      return;
    }
    CompletableFuture<HttpResponse<byte[]>> exchange;
    try {
      exchange = rest.exchange(request, stamp);
    } catch (RuntimeException e) {
      result.completeExceptionally(failures.noAnswer(e));
      return;
    }
    Duration most = request.isLarge()
        ? rest.settings().times().export()
        : rest.settings().times().request();
    CompletableFuture<Void> deadline =
        new CompletableFuture<Void>().orTimeout(most.toNanos(), TimeUnit.NANOSECONDS);
    deadline.exceptionally(late -> {
      run(() -> ended(null, failures.late(most)));
      exchange.cancel(true);
      return null;
    });
    underWay(exchange);
    exchange.whenComplete((response, failure) -> {
      // False when it is the deadline that ended the exchange.
      if (deadline.complete(null)) {
        run(() -> ended(response, failure));
      }
    });
  }

  /** Not on threads of the JDK, nor on the one that counts the time. */
  private void run(Runnable task) {
    try {
      rest.executor().execute(task);
    } catch (RejectedExecutionException e) {
      task.run();
    }
  }

  private void ended(@Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
    try {
      if (response != null) {
        answered(new Answer(response, rest.settings().answerBytes()));
      } else if (failure != null) {
        failed(Failures.unwrapped(failure));
      }
    } catch (RuntimeException | LinkageError e) {
      result.completeExceptionally(e);
    }
  }

  private void answered(Answer answer) {
    if (!answer.isSuccess()) {
      boolean again = request.isRepeatable() && Retries.isPassing(answer.status());
      againOr(again, answer.retryAfter(), failures.of(answer));
      return;
    }
    T value;
    try {
      value = reader.read(answer.json());
    } catch (IOException | IllegalArgumentException e) {
      result.completeExceptionally(failures.unreadable(answer, e));
      return;
    }
    result.complete(value);
  }

  private void failed(Throwable failure) {
    if (failure instanceof TooLargeException) {
      result.completeExceptionally(failures.tooLarge(failure));
    } else if (failure instanceof HoneyHiveException late) {
      againOr(request.isRepeatable(), null, late);
    } else if (failure instanceof IOException) {
      againOr(
          request.isRepeatable() || Failures.isBeforeTheRequest(failure),
          null,
          failures.noAnswer(failure));
    } else {
      result.completeExceptionally(failures.noAnswer(failure));
    }
  }

  private void againOr(boolean again, @Nullable Duration asked, HoneyHiveException failure) {
    Optional<Duration> wait = again && !result.isDone() ? retries.next(asked) : Optional.empty();
    if (wait.isEmpty()) {
      result.completeExceptionally(failure);
      return;
    }
    CompletableFuture<Void> pause = rest.pauses().pause(wait.get());
    underWay(pause);
    pause.thenRun(() -> run(this::attempt));
  }

  private void underWay(CompletableFuture<?> step) {
    underWay = step;
    if (result.isDone()) {
      abort();
    }
  }

  private void abort() {
    CompletableFuture<?> step = underWay;
    if (step != null) {
      step.cancel(true);
    }
    rest.ended(this);
  }
}
