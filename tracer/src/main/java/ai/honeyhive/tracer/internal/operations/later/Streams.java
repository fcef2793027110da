package ai.honeyhive.tracer.internal.operations.later;

import java.lang.reflect.Proxy;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Streams that are followed until one of their operations has read them. The operations are the
 * stream's own, so that it is read as it would be: a stream made of its elements would read ahead
 * where the original does not.
 */
final class Streams {
  private Streams() {}

  static @Nullable Object follow(BaseStream<?, ?> source, StandIn standIn, Completion completion) {
    Class<?> type = typeOf(source);
    if (type == null || !standIn.fits(source, type)) {
      return null;
    }
    Following following = Following.ofReadable(completion);
    try {
      return standIn(type, recorded(source, following), following);
    } catch (IllegalStateException e) {
      // It was read before; whoever reads it again is told so by the stream itself.
      following.abandon("read before it was returned");
      return source;
    }
  }

  /** What stands in for a stream, or for one that was made of it. */
  static Object standIn(Class<?> type, Object stream, Following following) {
    return Proxy.newProxyInstance(
        Streams.class.getClassLoader(),
        new Class<?>[] {type},
        new StreamOperations(stream, following));
  }

  static @Nullable Class<?> typeOf(Object stream) {
    if (stream instanceof Stream<?>) {
      return Stream.class;
    }
    if (stream instanceof IntStream) {
      return IntStream.class;
    }
    if (stream instanceof LongStream) {
      return LongStream.class;
    }
    return stream instanceof DoubleStream ? DoubleStream.class : null;
  }

  private static Object recorded(Object stream, Following following) {
    if (stream instanceof IntStream ints) {
      return ints.peek(following::chunk);
    }
    if (stream instanceof LongStream longs) {
      return longs.peek(following::chunk);
    }
    if (stream instanceof DoubleStream doubles) {
      return doubles.peek(following::chunk);
    }
    return ((Stream<?>) stream).peek(following::chunk);
  }
}
