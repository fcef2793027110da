package ai.honeyhive.tracer.internal.provider.propagation;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All values of one name. OpenTelemetry has it since 1.50; older ones give the first. Looked up
 * with the first request that comes in.
 */
final class AllValues {
  private static final @Nullable Method GET_ALL = find();

  private AllValues() {}

  private static @Nullable Method find() {
    try {
      return TextMapGetter.class.getMethod("getAll", Object.class, String.class);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  @SuppressWarnings("unchecked")
  static <C> Iterator<String> of(TextMapGetter<C> getter, @Nullable C carrier, String key) {
    if (GET_ALL == null) {
      String value = getter.get(carrier, key);
      return value == null ? Collections.emptyIterator() : List.of(value).iterator();
    }
    try {
      return (Iterator<String>) GET_ALL.invoke(getter, carrier, key);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
