package ai.honeyhive.tracer;

/**
 * A piece of application code that is traced and has a result.
 *
 * @param <T> the type of the result
 * @param <X> what the code may throw; inferred as {@link RuntimeException} when it throws nothing
 *     checked
 */
@FunctionalInterface
public interface TracedFunction<T, X extends Exception> {
  /**
   * Runs the code.
   *
   * @param span the span of this call, current while the code runs
   * @return the result, passed on unchanged
   * @throws X whatever the code throws, passed on unchanged
   */
  T apply(TracedSpan span) throws X;
}
