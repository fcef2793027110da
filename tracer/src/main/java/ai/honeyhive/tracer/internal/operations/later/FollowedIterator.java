package ai.honeyhive.tracer.internal.operations.later;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An iterator that is followed until it has no more elements. */
@SuppressWarnings("try") // a scope is there to be closed
final class FollowedIterator implements Iterator<@Nullable Object> {
  private final Iterator<@Nullable Object> source;
  private final Following following;

  private FollowedIterator(Iterator<@Nullable Object> source, Following following) {
    this.source = source;
    this.following = following;
  }

  @SuppressWarnings("unchecked") // its elements are passed on as they are
  static @Nullable Object follow(Iterator<?> source, StandIn standIn, Completion completion) {
    return standIn.fits(source, FollowedIterator.class)
        ? new FollowedIterator(
            (Iterator<@Nullable Object>) source, Following.ofReadable(completion))
        : null;
  }

  @Override
  public boolean hasNext() {
    boolean more;
    following.beginReading();
    try (Scope inside = following.inside()) {
      more = source.hasNext();
    } catch (RuntimeException | Error e) {
      following.fail(e);
      throw e;
    }
    if (!more) {
      following.complete(null);
    }
    return more;
  }

  @Override
  public @Nullable Object next() {
    Object next;
    following.beginReading();
    try (Scope inside = following.inside()) {
      next = source.next();
    } catch (NoSuchElementException e) {
      following.complete(null);
      throw e;
    } catch (RuntimeException | Error e) {
      following.fail(e);
      throw e;
    }
    following.chunk(next);
    return next;
  }

  @Override
  public void remove() {
    source.remove();
  }

  @Override
  public void forEachRemaining(Consumer<? super @Nullable Object> action) {
    if (action == null) {
      source.forEachRemaining(action);
      return;
    }
    following.beginReading();
    Context reader = Context.current();
    try (Scope inside = following.inside()) {
      source.forEachRemaining(element -> {
        following.chunk(element);
        try (Scope outside = Following.enter(reader)) {
          action.accept(element);
        } catch (RuntimeException | Error e) {
          following.readerFailed(e);
          throw e;
        }
      });
    } catch (RuntimeException | Error e) {
      following.fail(e);
      throw e;
    }
    following.complete(null);
  }

  @Override
  public String toString() {
    return source.toString();
  }
}
