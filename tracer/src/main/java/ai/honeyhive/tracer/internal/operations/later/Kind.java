package ai.honeyhive.tracer.internal.operations.later;

import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which a result can arrive later. Found once for a class, by name where the
 * application may not have the library. The values are plain numbers: a class of the JDK that held
 * one of ours would keep our class loader.
 */
final class Kind {
  static final int NONE = 0;
  static final int STAGE = 1;
  static final int FUTURE = 2;
  static final int FLOW = 3;
  static final int STREAM = 4;
  static final int ITERATOR = 5;
  static final int REACTIVE_STREAMS = 6;
  static final int MONO = 7;
  static final int FLUX = 8;

  private static final ClassValue<Integer> KINDS = new ClassValue<>() {
    @Override
    protected Integer computeValue(Class<?> type) {
      return find(type);
    }
  };

  private Kind() {}

  static int of(Object result) {
    return KINDS.get(result.getClass());
  }

  private static int find(Class<?> type) {
    if (CompletionStage.class.isAssignableFrom(type)) {
      return STAGE;
    }
    if (Future.class.isAssignableFrom(type)) {
      return FUTURE;
    }
    if (Flow.Publisher.class.isAssignableFrom(type)) {
      return FLOW;
    }
    if (BaseStream.class.isAssignableFrom(type)) {
      return STREAM;
    }
    if (Iterator.class.isAssignableFrom(type)) {
      return ITERATOR;
    }
    return named(type);
  }

  private static int named(@Nullable Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      if (at.getName().equals("reactor.core.publisher.Mono")) {
        return MONO;
      }
      if (at.getName().equals("reactor.core.publisher.Flux")) {
        return FLUX;
      }
    }
    return isPublisher(type) ? REACTIVE_STREAMS : NONE;
  }

  private static boolean isPublisher(@Nullable Class<?> type) {
    if (type == null) {
      return false;
    }
    if (type.getName().equals("org.reactivestreams.Publisher")) {
      return true;
    }
    for (Class<?> above : type.getInterfaces()) {
      if (isPublisher(above)) {
        return true;
      }
    }
    return isPublisher(type.getSuperclass());
  }
}
