package ai.honeyhive.client.internal.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Pages as one stream. A page is asked for when its first element is wanted. Where new elements
 * come before the old, as with events, those that were added meanwhile push elements of the last
 * page onto the next one; these are left out there.
 */
public final class Pages<T> extends AbstractSpliterator<T> {
  /** How many elements a page has, and the first page's number. */
  public record Plan(int first, int size) {}

  private final Plan plan;
  private final IntFunction<CompletableFuture<List<T>>> call;
  private final Function<T, String> id;
  private final Deque<T> ready = new ArrayDeque<>();
  private Set<String> lastPage = Set.of();
  private int next;
  private boolean ended;
  private volatile boolean closed;
  private volatile @Nullable CompletableFuture<List<T>> underWay;

  private Pages(Plan plan, IntFunction<CompletableFuture<List<T>>> call, Function<T, String> id) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.plan = plan;
    this.call = call;
    this.id = id;
    this.next = plan.first();
  }

  /**
   * Makes the stream.
   *
   * @param plan how the pages are counted
   * @param call asks for the page of a number; one that is not full is the last
   * @param id what an element is known by
   * @return the stream; closing it cancels the request under way
   */
  public static <T> Stream<T> stream(
      Plan plan, IntFunction<CompletableFuture<List<T>>> call, Function<T, String> id) {
    Pages<T> pages = new Pages<>(plan, call, id);
    return StreamSupport.stream(pages, false).onClose(pages::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    while (ready.isEmpty() && !ended && !closed) {
      fetch();
    }
    T element = closed ? null : ready.poll();
    if (element == null) {
      return false;
    }
    action.accept(element);
    return true;
  }

  private void fetch() {
    CompletableFuture<List<T>> asked = call.apply(next);
    underWay = asked;
    if (closed) {
      asked.cancel(true);
    }
    List<T> page = Rest.await(asked);
    Set<String> ids = new HashSet<>();
    for (T element : page) {
      String known = id.apply(element);
      ids.add(known);
      if (!lastPage.contains(known)) {
        ready.add(element);
      }
    }
    lastPage = ids;
    ended = page.size() < plan.size();
    next++;
  }

  private void close() {
    closed = true;
    CompletableFuture<List<T>> asked = underWay;
    if (asked != null) {
      asked.cancel(true);
    }
  }
}
