package ai.honeyhive.tracer.internal.operations.later;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** The operations of one stream that is followed, or of one that was made of it. */
final class StreamOperations implements InvocationHandler {
  private final Object stream;
  private final Following following;

  StreamOperations(Object stream, Following following) {
    this.stream = stream;
    this.following = following;
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, stream, method, arguments);
    }
    Class<?> result = method.getReturnType();
    if (BaseStream.class.isAssignableFrom(result)) {
      return made(proxy, call(stream, method, arguments));
    }
    return switch (method.getName()) {
      case "isParallel" -> call(stream, method, arguments);
      case "close" -> close(method);
      case "iterator", "spliterator" -> elements(result, call(stream, method, arguments));
      default -> read(method, arguments);
    };
  }

  private Object made(Object proxy, @Nullable Object of) {
    Class<?> type = of == null || of == stream ? null : Streams.typeOf(of);
    return of == null || type == null ? proxy : Streams.standIn(type, of, following);
  }

  private @Nullable Object close(Method method) throws Throwable {
    try {
      return call(stream, method, null);
    } finally {
      following.abandon("closed before its end");
    }
  }

  private @Nullable Object read(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    following.beginReading();
    Object result;
    try {
      result = call(stream, method, arguments);
    } catch (RuntimeException | Error e) {
      following.fail(e);
      throw e;
    }
    following.complete(null);
    return result;
  }

  private @Nullable Object elements(Class<?> type, @Nullable Object elements) {
    following.beginReading();
    if (elements instanceof Iterator<?> || elements instanceof Spliterator<?>) {
      return Proxy.newProxyInstance(
          StreamOperations.class.getClassLoader(),
          new Class<?>[] {type},
          new ElementOperations(elements, type, following));
    }
    return elements;
  }

  /** What the operation does, exactly; also what it throws. */
  static @Nullable Object call(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw cause == null ? e : cause;
    }
  }

  static @Nullable Object ofObject(
      Object proxy, Object target, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("equals") && arguments != null) {
      return proxy == arguments[0];
    }
    return call(target, method, arguments);
  }
}
