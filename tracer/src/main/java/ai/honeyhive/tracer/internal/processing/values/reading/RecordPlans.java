package ai.honeyhive.tracer.internal.processing.values.reading;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans of records that have no annotations of Jackson: what it would do with them is plain, and it
 * need not be loaded.
 */
final class RecordPlans {
  private static final Object[] NOTHING = {};

  private RecordPlans() {}

  /** The plan; null when it is for Jackson to say. */
  static @Nullable Plan plan(Class<?> type) {
    return type.isRecord() ? record(type) : null;
  }

  private static @Nullable Plan record(Class<?> type) {
    List<Plan.Property> properties = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Method accessor = component.getAccessor();
      if (isGetter(accessor) || !accessor.trySetAccessible()) {
        return null;
      }
      properties.add(
          Plan.Property.of(component.getName(), owner -> accessor.invoke(owner, NOTHING), null));
    }
    return hasOtherGetters(type) ? null : new Plan.Properties(List.copyOf(properties));
  }

  /** Jackson takes a getter of a record for a property, too. */
  private static boolean hasOtherGetters(Class<?> type) {
    for (Method method : type.getMethods()) {
      if (method.getDeclaringClass() != Object.class && isGetter(method)) {
        return true;
      }
    }
    for (Class<?> each : Hierarchy.of(type)) {
      for (Field field : each.getDeclaredFields()) {
        if (Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isGetter(Method method) {
    String name = method.getName();
    return !Modifier.isStatic(method.getModifiers())
        && method.getParameterCount() == 0
        && method.getReturnType() != void.class
        && (name.startsWith("get") || name.startsWith("is"));
  }
}
