package ai.honeyhive.tracer.genai;

/**
 * Code that runs in a typed span.
 *
 * @param <S> the type of the span
 * @param <T> the type of the result
 * @param <X> what the code may throw
 */
@FunctionalInterface
public interface TypedFunction<S, T, X extends Exception> {
  /**
   * Runs the code.
   *
   * @param span the span it runs in
   * @return its result
   * @throws X whatever it throws
   */
  T apply(S span) throws X;
}
