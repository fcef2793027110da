package ai.honeyhive.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens, cost and latency: section 10 of the mapping reference. */
class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "gen_ai.usage.prompt_tokens, prompt_tokens",
    "llm.token_count.prompt, prompt_tokens",
    "gen_ai.usage.input_tokens, prompt_tokens",
    "gen_ai.usage.input_tokens, input_tokens",
    "ai.usage.promptTokens, prompt_tokens",
    "ai.usage.inputTokens, prompt_tokens",
    "ai.usage.tokens, prompt_tokens",
    "llm.usage.prompt_tokens, prompt_tokens",
    "input_tokens, prompt_tokens",
    "gen_ai.usage.completion_tokens, completion_tokens",
    "llm.token_count.completion, completion_tokens",
    "gen_ai.usage.output_tokens, completion_tokens",
    "gen_ai.usage.output_tokens, output_tokens",
    "ai.usage.completionTokens, completion_tokens",
    "ai.usage.outputTokens, completion_tokens",
    "llm.usage.completion_tokens, completion_tokens",
    "output_tokens, completion_tokens",
    "llm.usage.total_tokens, total_tokens",
    "llm.token_count.total, total_tokens",
    "gen_ai.usage.total_tokens, total_tokens",
    "ai.usage.totalTokens, total_tokens",
    "gen_ai.usage.cache_read_input_tokens, cache_read_input_tokens",
    "gen_ai.usage.cache_read.input_tokens, cache_read_input_tokens",
    "llm.token_count.prompt_details.cache_read, cache_read_input_tokens",
    "ai.usage.cachedInputTokens, cache_read_input_tokens",
    "ai.usage.inputTokenDetails.cacheReadTokens, cache_read_input_tokens",
    "gen_ai.usage.cache_write_input_tokens, cache_write_input_tokens",
    "gen_ai.usage.cache_creation_input_tokens, cache_write_input_tokens",
    "gen_ai.usage.cache_creation.input_tokens, cache_write_input_tokens",
    "llm.token_count.prompt_details.cache_write, cache_write_input_tokens",
    "ai.usage.inputTokenDetails.cacheWriteTokens, cache_write_input_tokens",
    "gen_ai.usage.reasoning_tokens, reasoning_tokens",
    "gen_ai.usage.reasoning.output_tokens, reasoning_tokens",
    "llm.token_count.completion_details.reasoning, reasoning_tokens",
    "ai.usage.reasoningTokens, reasoning_tokens",
    "ai.usage.outputTokenDetails.reasoningTokens, reasoning_tokens"
  })
  void countsAreMetadataAsNumberOrText(String attribute, String key) {
    assertThat(Spans.mapped(Map.of(attribute, 21L)).metadata())
        .containsEntry(key, 21L)
        .doesNotContainKey(attribute);
    assertThat(Spans.mapped(Map.of(attribute, "21")).metadata()).containsEntry(key, 21L);
  }

  @Test
  void theFirstSourceWinsAndOneThatDiffersStays() {
    Event event = Spans.mapped("""
        {"ai.usage.promptTokens": 8, "gen_ai.usage.input_tokens": 7, "ai.usage.inputTokens": 7}
        """);
    assertThat(event.metadata())
        .containsEntry("prompt_tokens", 7L)
        .containsEntry("input_tokens", 7L)
        .containsEntry("ai.usage.promptTokens", 8L)
        .doesNotContainKeys("ai.usage.inputTokens", "gen_ai.usage.input_tokens");
  }

  @Test
  void theTotalIsTheSumUnlessItIsGiven() {
    assertThat(Spans.mapped("{\"gen_ai.usage.input_tokens\": 7, \"gen_ai.usage.output_tokens\": 2}")
            .metadata())
        .containsEntry("total_tokens", 9L);
    assertThat(Spans.mapped("{\"gen_ai.usage.input_tokens\": 7, \"gen_ai.usage.total_tokens\": 11}")
            .metadata())
        .containsEntry("total_tokens", 11L);
    assertThat(Spans.mapped("{\"gen_ai.usage.input_tokens\": 3}").metadata())
        .containsEntry("total_tokens", 3L);
  }

  @Test
  void noTotalIsMadeUp() {
    assertThat(Spans.mapped("{}").metadata()).doesNotContainKey("total_tokens");
    assertThat(Spans.mapped("{\"gen_ai.usage.input_tokens\": \"many\"}").metadata())
        .containsEntry("prompt_tokens", "many")
        .doesNotContainKey("total_tokens");
    assertThat(Spans.mapped(Map.of(
                "gen_ai.usage.input_tokens", Long.MAX_VALUE, "gen_ai.usage.output_tokens", 1L))
            .metadata())
        .doesNotContainKey("total_tokens");
  }

  @Test
  void tokensAmongNativeMetricsAreMetadata() {
    Event event = Spans.mapped("""
        {"honeyhive_metrics.prompt_tokens": 4, "honeyhive_metrics.completion_tokens": 2, "honeyhive_metrics.score": 1}
        """);
    assertThat(event.metadata())
        .containsEntry("prompt_tokens", 4L)
        .containsEntry("completion_tokens", 2L)
        .containsEntry("total_tokens", 6L);
    assertThat(event.metrics()).containsOnly(Map.entry("score", 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "gen_ai.usage.cost, cost",
    "operation.cost, cost",
    "llm.cost.total, cost",
    "gen_ai.client.estimated_cost, cost",
    "llm.cost.prompt, cost_prompt",
    "llm.cost.completion, cost_completion"
  })
  void costsAreMetrics(String attribute, String key) {
    Event event = Spans.mapped(Map.of(attribute, 0.25));
    assertThat(event.metrics()).containsOnly(Map.entry(key, 0.25));
    assertThat(event.metadata()).doesNotContainKey(attribute);
  }

  @Test
  void costWithACurrencyIsItsNumber() {
    Event event = Spans.mapped(Map.of("gen_ai.client.estimated_cost", "0.25USD"));
    assertThat(event.metrics()).containsExactly(Map.entry("cost", 0.25));
    assertThat(event.metadata()).containsEntry("gen_ai.client.estimated_cost", "0.25USD");
  }

  @Test
  void costThatIsNoNumberIsNoMetric() {
    Event event = Spans.mapped(Map.of("gen_ai.client.estimated_cost", "USD 0.25"));
    assertThat(event.metrics()).isEmpty();
    assertThat(event.metadata()).containsEntry("gen_ai.client.estimated_cost", "USD 0.25");
  }

  @Test
  void latencies() {
    Event event = Spans.mapped("""
        {"gen_ai.client.operation.time_to_first_chunk": 0.5, "gen_ai.server.ttft": "12.5", "gen_ai.server.tbt": 3}
        """);
    assertThat(event.metadata()).containsEntry("time_to_first_token_ms", 500.0);
    assertThat(event.metrics()).containsOnly(Map.entry("ttft_ms", 12.5), Map.entry("tbt_ms", 3L));
  }
}
