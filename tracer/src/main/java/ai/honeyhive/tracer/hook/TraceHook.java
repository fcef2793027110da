package ai.honeyhive.tracer.hook;

import ai.honeyhive.tracer.internal.operations.MethodPlan;
import ai.honeyhive.tracer.internal.operations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What a woven method calls before and after its own code. The woven code holds nothing else, and
 * goes on when a call here fails: this class may be missing when the method runs.
 */
public final class TraceHook {
  private TraceHook() {}

  /**
   * Begins the step of a call.
   *
   * @param method the method, as {@link TracedMethod#text}
   * @param arguments what it is called with
   * @return the step; null when there is none
   */
  public static @Nullable Object enter(String method, @Nullable Object[] arguments) {
    return Operation.start(MethodPlan.of(method), arguments);
  }

  /**
   * Ends the step of a call that returned something, or leaves that to the result.
   *
   * @param step the step
   * @param declared the type that the method says it returns
   * @param result what it returned
   * @return what its caller is to get instead
   */
  public static Object returned(Object step, Class<?> declared, Object result) {
    return ((Operation) step).returned(result, declared);
  }

  /**
   * Ends the step of a call that threw, or returned nothing.
   *
   * @param step the step
   * @param thrown what it threw; null when it returned
   */
  public static void ended(Object step, @Nullable Throwable thrown) {
    ((Operation) step).ended(thrown);
  }
}
