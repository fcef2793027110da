package ai.honeyhive.client.internal.rest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A list of ids that is longer than a request may have, asked for in several requests, one after
 * the other.
 */
public final class Chunks<T, R> {
  /** How many ids a request may have. */
  public static final int SIZE = 100;

  private final List<String> ids;
  private final Function<List<String>, CompletableFuture<T>> call;
  private final Function<List<T>, R> merge;
  private final List<T> answers = new ArrayList<>();
  private final CompletableFuture<R> result = new CompletableFuture<>();

  private Chunks(
      List<String> ids,
      Function<List<String>, CompletableFuture<T>> call,
      Function<List<T>, R> merge) {
    this.ids = ids;
    this.call = call;
    this.merge = merge;
  }

  /**
   * Asks for ids, {@link #SIZE} at a time, each once.
   *
   * @param ids what is asked for; of none nothing is asked
   * @param call makes the call of a chunk
   * @param merge makes one answer of those of the chunks, which are in order
   * @return the answer; cancelling it cancels the request under way
   */
  public static <T, R> CompletableFuture<R> ask(
      List<String> ids,
      Function<List<String>, CompletableFuture<T>> call,
      Function<List<T>, R> merge) {
    Chunks<T, R> chunks = new Chunks<>(List.copyOf(new LinkedHashSet<>(ids)), call, merge);
    chunks.ask(0);
    return chunks.result;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what they complete with is passed on
  private void ask(int from) {
    if (result.isDone()) {
      return;
    }
    try {
      if (from >= ids.size()) {
        result.complete(merge.apply(answers));
        return;
      }
      int to = Math.min(ids.size(), from + SIZE);
      CompletableFuture<T> chunk = call.apply(ids.subList(from, to));
      result.whenComplete((all, failure) -> chunk.cancel(true));
      chunk.whenComplete((answer, failure) -> {
        if (failure != null) {
          result.completeExceptionally(Failures.unwrapped(failure));
        } else {
          answers.add(answer);
          ask(to);
        }
      });
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }
}
