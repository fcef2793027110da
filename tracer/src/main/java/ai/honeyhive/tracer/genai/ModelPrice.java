package ai.honeyhive.tracer.genai;

/**
 * What a model costs, in US dollars for a million tokens.
 *
 * @param input tokens of the prompt
 * @param output tokens of the answer
 * @param cacheRead tokens of the prompt that come from a cache
 * @param cacheWrite tokens of the prompt that are put into a cache
 */
public record ModelPrice(double input, double output, double cacheRead, double cacheWrite) {
  private static final double MILLION = 1_000_000;

  /**
   * A price that makes no difference for cached tokens.
   *
   * @param input dollars for a million tokens of prompts
   * @param output dollars for a million tokens of answers
   * @return the price
   */
  public static ModelPrice perMillion(double input, double output) {
    return new ModelPrice(input, output, input, input);
  }

  /**
   * Sets what cached tokens cost.
   *
   * @param read dollars for a million that come from a cache
   * @param write dollars for a million that are put into one
   * @return a changed copy
   */
  public ModelPrice withCache(double read, double write) {
    return new ModelPrice(input, output, read, write);
  }

  /**
   * Returns what so many tokens cost.
   *
   * @param usage the tokens
   * @return US dollars
   */
  public double costOf(TokenUsage usage) {
    long uncached = Math.max(0, usage.input() - usage.cacheRead() - usage.cacheWrite());
    return (uncached * input
            + usage.cacheRead() * cacheRead
            + usage.cacheWrite() * cacheWrite
            + usage.output() * output)
        / MILLION;
  }
}
