package ai.honeyhive.tracer.internal.operations;

import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands in for an object: calls of its traced methods are steps of one tracer. */
public final class TracedProxy implements InvocationHandler {
  private static final Object[] NONE = {};

  private final TracerCore core;
  private final Object target;
  private final Map<Method, TracedInterface.Step> steps;

  private TracedProxy(TracerCore core, Object target, Map<Method, TracedInterface.Step> steps) {
    this.core = core;
    this.target = target;
    this.steps = steps;
  }

  /**
   * Makes a stand-in.
   *
   * @throws IllegalArgumentException when the type is no interface, or cannot be called from here
   */
  public static <T> T of(TracerCore core, Class<T> type, T target) {
    Map<Method, TracedInterface.Step> steps = TracedInterface.steps(type, target.getClass());
    TracedProxy handler = new TracedProxy(core, target, steps);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    @Nullable Object[] given = arguments == null ? NONE : arguments;
    TracedInterface.Step step = steps.get(method);
    if (step == null) {
      return ofObject(method, given);
    }
    MethodPlan plan = step.plan();
    Operation operation = plan == null ? null : Operation.start(core, plan, given);
    return plan == null || operation == null
        ? call(step.method(), given)
        : trace(operation, step, given);
  }

  private @Nullable Object trace(
      Operation operation, TracedInterface.Step step, @Nullable Object[] given) throws Throwable {
    @Nullable Object result;
    String before = OnThread.begun(step.ofTarget() ? step.plan() : null);
    try {
      result = step.method().invoke(target, given);
    } catch (InvocationTargetException e) {
      operation.ended(e.getTargetException());
      throw e.getTargetException();
    } catch (ReflectiveOperationException | RuntimeException | Error notCalled) {
      operation.ended(notCalled);
      throw notCalled;
    } finally {
      OnThread.restore(before);
    }
    if (result == null) {
      operation.ended(null);
      return null;
    }
    return operation.returned(result, step.declared());
  }

  private @Nullable Object call(Method method, @Nullable Object[] given) throws Throwable {
    try {
      return method.invoke(target, given);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private @Nullable Object ofObject(Method method, @Nullable Object[] given) throws Throwable {
    return given.length == 0 ? call(method, given) : target.equals(behind(given[0]));
  }

  /** What another stand-in stands for. */
  private static @Nullable Object behind(@Nullable Object other) {
    return other != null
            && Proxy.isProxyClass(other.getClass())
            && Proxy.getInvocationHandler(other) instanceof TracedProxy stand
        ? stand.target
        : other;
  }
}
