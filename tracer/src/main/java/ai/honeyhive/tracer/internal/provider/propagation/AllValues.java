package ai.honeyhive.tracer.internal.provider.propagation;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All values of one name. OpenTelemetry has it since 1.50; older ones give the first. Looked up
 * with the first request that comes in.
 */
final class AllValues {
  private static final @Nullable MethodHandle GET_ALL = find();

  private AllValues() {}

  private static @Nullable MethodHandle find() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(
              TextMapGetter.class,
              "getAll",
              MethodType.methodType(Iterator.class, Object.class, String.class));
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  static <C> Iterator<String> of(TextMapGetter<C> getter, @Nullable C carrier, String key) {
    if (GET_ALL == null) {
      String value = getter.get(carrier, key);
      return value == null ? Collections.emptyIterator() : List.of(value).iterator();
    }
    try {
      @SuppressWarnings("unchecked")
      Iterator<String> values = (Iterator<String>) GET_ALL.invoke(getter, carrier, key);
      return values;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
