package ai.honeyhive.tracer.internal.operations.later;

import io.opentelemetry.context.Scope;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The iterator or the spliterator of a stream that is followed; the elements are recorded there.
 */
@SuppressWarnings("try") // a scope is there to be closed
final class ElementOperations implements InvocationHandler {
  private final Object elements;
  private final Class<?> type;
  private final Following following;
  private final AtomicInteger parts;
  private final AtomicBoolean isRead = new AtomicBoolean();

  ElementOperations(Object elements, Class<?> type, Following following) {
    this(elements, type, following, new AtomicInteger(1));
  }

  private ElementOperations(
      Object elements, Class<?> type, Following following, AtomicInteger parts) {
    this.elements = elements;
    this.type = type;
    this.following = following;
    this.parts = parts;
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return StreamOperations.ofObject(proxy, elements, method, arguments);
    }
    return switch (method.getName()) {
      case "hasNext" -> endsWhenFalse(fetch(method, arguments));
      case "tryAdvance" -> endsWhenFalse(read(method, arguments));
      case "forEachRemaining" -> {
        read(method, arguments);
        partIsRead();
        yield null;
      }
      case "trySplit" -> split(StreamOperations.call(elements, method, arguments));
      case "next", "nextInt", "nextLong", "nextDouble" -> fetch(method, arguments);
      default -> StreamOperations.call(elements, method, arguments);
    };
  }

  /** What only produces an element belongs inside the span. */
  private @Nullable Object fetch(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try (Scope inside = following.inside()) {
      return StreamOperations.call(elements, method, arguments);
    } catch (NoSuchElementException e) {
      following.complete(null);
      throw e;
    } catch (RuntimeException | Error e) {
      following.fail(e);
      throw e;
    }
  }

  private @Nullable Object read(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return StreamOperations.call(elements, method, arguments);
    } catch (RuntimeException | Error e) {
      following.fail(e);
      throw e;
    }
  }

  private @Nullable Object endsWhenFalse(@Nullable Object more) {
    if (Boolean.FALSE.equals(more)) {
      partIsRead();
    }
    return more;
  }

  /** The last of the parts that is read completes it; parts left unread are found forgotten. */
  private void partIsRead() {
    if (isRead.compareAndSet(false, true) && parts.decrementAndGet() == 0) {
      following.complete(null);
    }
  }

  private @Nullable Object split(@Nullable Object part) {
    if (part == null) {
      return null;
    }
    parts.incrementAndGet();
    return Proxy.newProxyInstance(
        ElementOperations.class.getClassLoader(),
        new Class<?>[] {type},
        new ElementOperations(part, type, following, parts));
  }
}
