package ai.honeyhive.tracer.internal.processing.values.reading;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class with everything it extends and implements. */
final class Hierarchy {
  private Hierarchy() {}

  static Set<Class<?>> of(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    collect(type, all);
    return all;
  }

  private static void collect(@Nullable Class<?> type, Set<Class<?>> into) {
    if (type != null && into.add(type)) {
      collect(type.getSuperclass(), into);
      for (Class<?> face : type.getInterfaces()) {
        collect(face, into);
      }
    }
  }

  /** Whether one of them has the name. */
  static boolean has(Class<?> type, String name) {
    return of(type).stream().anyMatch(each -> each.getName().equals(name));
  }
}
