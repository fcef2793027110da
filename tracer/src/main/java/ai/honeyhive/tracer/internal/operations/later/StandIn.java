package ai.honeyhive.tracer.internal.operations.later;

import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Whether something can stand in for a result without the caller's noticing. What the caller takes
 * the result for is known of a method, and unknown of a lambda: there the caller may take it for
 * whatever type it can name, and would get a {@code ClassCastException} from any other.
 */
final class StandIn {
  /** What nobody takes a result for that is a publisher. */
  private static final Set<String> BESIDES = Set.of(
      Serializable.class.getName(),
      Cloneable.class.getName(),
      Callable.class.getName(),
      "reactor.core.Fuseable",
      "reactor.core.Fuseable$ScalarCallable",
      "reactor.core.Scannable",
      "reactor.core.publisher.FluxOperator",
      "reactor.core.publisher.MonoOperator");

  private final Class<?> declared;
  private final @Nullable Class<?> caller;

  /**
   * Makes the question.
   *
   * @param declared what the caller takes the result for; {@code Object} when that is not known
   * @param caller a class in the package of the caller; null when that is not known either
   */
  StandIn(Class<?> declared, @Nullable Class<?> caller) {
    this.declared = declared;
    this.caller = caller;
  }

  boolean fits(Object result, Class<?> standIn) {
    return declared == Object.class
        ? fitsAllNames(result.getClass(), standIn)
        : declared.isAssignableFrom(standIn);
  }

  private boolean fitsAllNames(@Nullable Class<?> type, Class<?> standIn) {
    if (type == null || type.isAssignableFrom(standIn)) {
      return true;
    }
    if (isNameable(type) && !BESIDES.contains(type.getName())) {
      return false;
    }
    for (Class<?> above : type.getInterfaces()) {
      if (!fitsAllNames(above, standIn)) {
        return false;
      }
    }
    return fitsAllNames(type.getSuperclass(), standIn);
  }

  private boolean isNameable(Class<?> type) {
    if (type.isHidden()) {
      return false;
    }
    if (Modifier.isPublic(type.getModifiers())) {
      return type.getModule().isExported(type.getPackageName());
    }
    return caller == null ? !isOfALibrary(type) : isBesideCaller(type, caller);
  }

  private static boolean isBesideCaller(Class<?> type, Class<?> caller) {
    return type.getPackageName().equals(caller.getPackageName())
        && type.getClassLoader() == caller.getClassLoader();
  }

  private static boolean isOfALibrary(Class<?> type) {
    return type.getClassLoader() == null || type.getName().startsWith("reactor.core.");
  }
}
