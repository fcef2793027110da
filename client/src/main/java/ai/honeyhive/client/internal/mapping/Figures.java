package ai.honeyhive.client.internal.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tokens, which are metadata because sessions sum them up from there, and cost, which is a metric.
 */
public final class Figures {
  private static final List<Ranking> TOKENS = List.of(
      tokens(
          "prompt_tokens",
          "gen_ai.usage.prompt_tokens",
          "llm.token_count.prompt",
          "gen_ai.usage.input_tokens",
          "ai.usage.promptTokens",
          "ai.usage.inputTokens",
          "ai.usage.tokens",
          "llm.usage.prompt_tokens",
          "input_tokens"),
      tokens(
          "completion_tokens",
          "gen_ai.usage.completion_tokens",
          "llm.token_count.completion",
          "gen_ai.usage.output_tokens",
          "ai.usage.completionTokens",
          "ai.usage.outputTokens",
          "llm.usage.completion_tokens",
          "output_tokens"),
      tokens(
          "total_tokens",
          "llm.usage.total_tokens",
          "llm.token_count.total",
          "gen_ai.usage.total_tokens",
          "ai.usage.totalTokens"),
      tokens("input_tokens", "gen_ai.usage.input_tokens"),
      tokens("output_tokens", "gen_ai.usage.output_tokens"),
      tokens(
          "cache_read_input_tokens",
          "gen_ai.usage.cache_read_input_tokens",
          "gen_ai.usage.cache_read.input_tokens",
          "llm.token_count.prompt_details.cache_read",
          "ai.usage.cachedInputTokens",
          "ai.usage.inputTokenDetails.cacheReadTokens"),
      tokens(
          "cache_write_input_tokens",
          "gen_ai.usage.cache_write_input_tokens",
          "gen_ai.usage.cache_creation_input_tokens",
          "gen_ai.usage.cache_creation.input_tokens",
          "llm.token_count.prompt_details.cache_write",
          "ai.usage.inputTokenDetails.cacheWriteTokens"),
      tokens(
          "reasoning_tokens",
          "gen_ai.usage.reasoning_tokens",
          "gen_ai.usage.reasoning.output_tokens",
          "llm.token_count.completion_details.reasoning",
          "ai.usage.reasoningTokens",
          "ai.usage.outputTokenDetails.reasoningTokens"));

  private static final List<Ranking> COSTS = List.of(
      cost(
          "cost",
          "gen_ai.usage.cost",
          "operation.cost",
          "llm.cost.total",
          "gen_ai.client.estimated_cost"),
      cost("cost_prompt", "llm.cost.prompt"),
      cost("cost_completion", "llm.cost.completion"));

  private static final Set<String> TOKEN_NAMES =
      TOKENS.stream().map(Ranking::key).collect(Collectors.toUnmodifiableSet());

  private Figures() {}

  /** Whether a metric of this name is one of the token counts, and so belongs in metadata. */
  public static boolean isTokenName(String name) {
    return TOKEN_NAMES.contains(name);
  }

  public static void read(SpanReading span) {
    TOKENS.forEach(tokens -> tokens.apply(span));
    COSTS.forEach(cost -> cost.apply(span));
    total(span.draft());
  }

  private static void total(EventDraft draft) {
    Map<String, @Nullable Object> metadata = draft.section(Section.METADATA);
    Object prompt = metadata.getOrDefault("prompt_tokens", 0L);
    Object completion = metadata.getOrDefault("completion_tokens", 0L);
    boolean known =
        metadata.containsKey("prompt_tokens") || metadata.containsKey("completion_tokens");
    if (known
        && prompt instanceof Long in
        && completion instanceof Long out
        && (in + out - in) == out) {
      draft.put(Section.METADATA, "total_tokens", in + out);
    }
  }

  private static Ranking tokens(String key, String... attributes) {
    return Ranking.of(Section.METADATA, key, Values::number, attributes);
  }

  private static Ranking cost(String key, String... attributes) {
    return Ranking.of(Section.METRICS, key, Figures::numberOnly, attributes);
  }

  private static @Nullable Object numberOnly(@Nullable Object value) {
    return value != null && Values.number(value) instanceof Number number ? number : null;
  }
}
