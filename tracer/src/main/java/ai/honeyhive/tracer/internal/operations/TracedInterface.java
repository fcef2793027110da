package ai.honeyhive.tracer.internal.operations;

import ai.honeyhive.tracer.NoCapture;
import ai.honeyhive.tracer.Trace;
import ai.honeyhive.tracer.hook.TracedMethod;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which methods of an object behind an interface are traced, and how: those that are annotated in
 * the object's class or there, or all, when none is.
 */
final class TracedInterface {
  /**
   * How a method is called.
   *
   * @param method the same method, callable from here
   * @param declared what its callers take its results for; for a type variable that is not known
   * @param plan what is recorded; null when the method is not traced
   * @param ofTarget whether the object's own method says so, which then may be woven as well
   */
  record Step(Method method, Class<?> declared, @Nullable MethodPlan plan, boolean ofTarget) {
    Step(Method method, @Nullable MethodPlan plan, boolean ofTarget) {
      this(method, declared(method), plan, ofTarget);
    }

    private static Class<?> declared(Method method) {
      boolean isOpen = method.getGenericReturnType() instanceof TypeVariable<?>;
      return isOpen ? Object.class : method.getReturnType();
    }
  }

  @Trace
  private static final class Everything {}

  private TracedInterface() {}

  static Map<Method, Step> steps(Class<?> type, Class<?> target) {
    Map<Method, Step> annotated = new HashMap<>();
    Map<Method, Step> all = new HashMap<>();
    for (Method method : type.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers())) {
        reach(method);
        Step step = step(method, implementation(method, target));
        annotated.put(method, step);
        all.put(method, new Step(method, plan(method, method), false));
      }
    }
    boolean some = annotated.values().stream().anyMatch(step -> step.plan() != null);
    return some ? annotated : all;
  }

  private static Step step(Method method, Method own) {
    if (isTraced(own)) {
      return new Step(method, plan(own, method), true);
    }
    return new Step(method, isTraced(method) ? plan(method, own) : null, false);
  }

  private static void reach(Method method) {
    try {
      method.setAccessible(true);
    } catch (InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          method.getDeclaringClass().getName() + " cannot be called from here", e);
    }
  }

  private static Method implementation(Method method, Class<?> target) {
    try {
      return target.getMethod(method.getName(), method.getParameterTypes());
    } catch (NoSuchMethodException e) {
      return method;
    }
  }

  private static boolean isTraced(Method method) {
    return method.isAnnotationPresent(Trace.class)
        || (method.getDeclaringClass().isAnnotationPresent(Trace.class)
            && !TracedMethod.isOfObject(method.getName(), method.getParameterCount()));
  }

  private static MethodPlan plan(Method method, Method named) {
    Class<?> type = method.getDeclaringClass();
    Trace ofClass = type.getAnnotation(Trace.class);
    TracedMethod traced = TracedMethod.of(
        method.getAnnotation(Trace.class),
        ofClass == null ? Everything.class.getAnnotation(Trace.class) : ofClass,
        type.getName(),
        method.getName(),
        inputs(method, named));
    boolean silent = isSilent(method) || isSilent(named);
    return MethodPlan.of((silent ? traced.withoutOutput() : traced).text());
  }

  private static boolean isSilent(Method method) {
    return method.isAnnotationPresent(NoCapture.class);
  }

  private static List<String> inputs(Method method, Method named) {
    Parameter[] parameters = method.getParameters();
    Parameter[] others = named.getParameters();
    List<String> inputs = new ArrayList<>();
    for (int at = 0; at < parameters.length; at++) {
      boolean silent = isSilent(parameters[at]) || isSilent(others[at]);
      inputs.add(silent ? "" : name(parameters[at], others[at]));
    }
    return inputs;
  }

  private static boolean isSilent(Parameter parameter) {
    return parameter.isAnnotationPresent(NoCapture.class);
  }

  private static String name(Parameter parameter, Parameter other) {
    return parameter.isNamePresent() ? parameter.getName() : other.getName();
  }
}
