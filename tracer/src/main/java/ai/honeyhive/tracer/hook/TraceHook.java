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
   * @return the step, for {@link #exit}; null when there is none
   */
  public static @Nullable Object enter(String method, @Nullable Object[] arguments) {
    return Operation.start(MethodPlan.of(method), arguments);
  }

  /**
   * Ends the step of a call.
   *
   * @param step what {@link #enter} returned
   * @param declared the type of the method's results
   * @param result what it returned; null when it threw
   * @param thrown what it threw; null when it returned
   * @return what its caller is to get instead of the result
   */
  public static @Nullable Object exit(
      Object step, Class<?> declared, @Nullable Object result, @Nullable Throwable thrown) {
    Operation operation = (Operation) step;
    if (thrown == null) {
      return operation.returned(result, declared);
    }
    operation.threw(thrown);
    return result;
  }
}
