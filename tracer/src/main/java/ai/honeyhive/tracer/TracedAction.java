package ai.honeyhive.tracer;

/**
 * A piece of application code that is traced and has no result.
 *
 * @param <X> what the code may throw; inferred as {@link RuntimeException} when it throws nothing
 *     checked
 */
@FunctionalInterface
public interface TracedAction<X extends Exception> {
  /**
   * Runs the code.
   *
   * @param span the span of this call, current while the code runs
   * @throws X whatever the code throws, passed on unchanged
   */
  void accept(TracedSpan span) throws X;
}
