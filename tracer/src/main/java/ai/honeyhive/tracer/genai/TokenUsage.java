package ai.honeyhive.tracer.genai;

/**
 * How many tokens a model used.
 *
 * @param input those of the prompt, cached ones included
 * @param output those of the answer, reasoning included
 * @param cacheRead those of the prompt that came from a cache; 0 when that is not known
 * @param cacheWrite those of the prompt that were put into a cache; 0 when that is not known
 * @param reasoning those of the answer that were spent on reasoning; 0 when that is not known
 */
public record TokenUsage(long input, long output, long cacheRead, long cacheWrite, long reasoning) {
  /**
   * The tokens of a prompt and its answer.
   *
   * @param input those of the prompt
   * @param output those of the answer
   * @return the usage
   */
  public static TokenUsage of(long input, long output) {
    return new TokenUsage(input, output, 0, 0, 0);
  }

  /**
   * Says how many tokens of the prompt came from a cache.
   *
   * @param tokens how many
   * @return a changed copy
   */
  public TokenUsage withCacheRead(long tokens) {
    return new TokenUsage(input, output, tokens, cacheWrite, reasoning);
  }

  /**
   * Says how many tokens of the prompt were put into a cache.
   *
   * @param tokens how many
   * @return a changed copy
   */
  public TokenUsage withCacheWrite(long tokens) {
    return new TokenUsage(input, output, cacheRead, tokens, reasoning);
  }

  /**
   * Says how many tokens of the answer were spent on reasoning.
   *
   * @param tokens how many
   * @return a changed copy
   */
  public TokenUsage withReasoning(long tokens) {
    return new TokenUsage(input, output, cacheRead, cacheWrite, tokens);
  }
}
