package ai.honeyhive.client.internal.rest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Lists of ids that are longer than a request may have, as several requests. */
public final class Chunks {
  /** How many ids a request may have. */
  public static final int SIZE = 100;

  private Chunks() {}

  /**
   * Asks for ids, {@link #SIZE} at a time, one request after the other; each id once.
   *
   * @param ids what is asked for
   * @param call makes the call of a chunk
   * @return the answers, in the order of the chunks; cancelling it cancels the request under way
   */
  public static <T> CompletableFuture<List<T>> ask(
      List<String> ids, Function<List<String>, CompletableFuture<T>> call) {
    List<String> each = new ArrayList<>(new LinkedHashSet<>(ids));
    CompletableFuture<List<T>> result = new CompletableFuture<>();
    ask(each, 0, new ArrayList<>(), call, result);
    return result;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what they complete with is passed on
  private static <T> void ask(
      List<String> ids,
      int from,
      List<T> answers,
      Function<List<String>, CompletableFuture<T>> call,
      CompletableFuture<List<T>> result) {
    if (from >= ids.size() || result.isDone()) {
      result.complete(List.copyOf(answers));
      return;
    }
    int to = Math.min(ids.size(), from + SIZE);
    CompletableFuture<T> one;
    try {
      one = call.apply(List.copyOf(ids.subList(from, to)));
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
      return;
    }
    result.whenComplete((all, failure) -> one.cancel(true));
    one.whenComplete((answer, failure) -> {
      if (failure != null) {
        result.completeExceptionally(Failures.unwrapped(failure));
      } else {
        answers.add(answer);
        ask(ids, to, answers, call, result);
      }
    });
  }
}
