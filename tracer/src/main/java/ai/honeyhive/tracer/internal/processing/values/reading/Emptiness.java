package ai.honeyhive.tracer.internal.processing.values.reading;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What counts as empty. */
final class Emptiness {
  private Emptiness() {}

  static boolean is(Object value) {
    if (value instanceof CharSequence text) {
      return text.length() == 0;
    }
    if (value instanceof Collection<?> collection) {
      return collection.isEmpty();
    }
    if (value instanceof Map<?, ?> map) {
      return map.isEmpty();
    }
    if (value instanceof Optional<?> optional) {
      return optional.isEmpty();
    }
    if (value instanceof AtomicReference<?> reference) {
      return reference.get() == null;
    }
    return value.getClass().isArray() && Array.getLength(value) == 0;
  }
}
