package ai.honeyhive.client.internal.mapping.rules;

import ai.honeyhive.client.internal.mapping.EventDraft;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.Values;
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

  private static final Ranking FIRST_TOKEN = Ranking.of(
      Section.METADATA,
      "time_to_first_token_ms",
      Figures::millis,
      "gen_ai.client.operation.time_to_first_chunk");

  private static final Ranking LATENCY = Ranking.of(
      Section.METADATA, "latency_ms", Figures::millis, "gen_ai.client.operation.duration");

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
    FIRST_TOKEN.apply(span);
    LATENCY.apply(span);
    total(span.draft());
  }

  /** The sum of what is known, when that makes sense. */
  private static void total(EventDraft draft) {
    Map<String, @Nullable Object> metadata = draft.section(Section.METADATA);
    boolean known =
        metadata.containsKey("prompt_tokens") || metadata.containsKey("completion_tokens");
    long prompt = count(metadata.getOrDefault("prompt_tokens", 0L));
    long completion = count(metadata.getOrDefault("completion_tokens", 0L));
    if (known && prompt >= 0 && completion >= 0) {
      draft.put(Section.METADATA, "total_tokens", prompt + completion);
    }
  }

  /** The value as a count; -1 when it is none. Half the range, so that two can be added. */
  private static long count(@Nullable Object value) {
    return value instanceof Long number && number <= Long.MAX_VALUE / 2 ? number : -1;
  }

  private static Ranking tokens(String key, String... attributes) {
    return Ranking.of(Section.METADATA, key, Values::number, attributes);
  }

  private static Ranking cost(String key, String... attributes) {
    return Ranking.of(Section.METRICS, key, Figures::numberOnly, attributes);
  }

  private static @Nullable Object numberOnly(Object value) {
    return Values.number(value) instanceof Number number ? number : null;
  }

  private static @Nullable Object millis(Object seconds) {
    return seconds instanceof Number number ? (Object) (number.doubleValue() * 1_000) : null;
  }
}
