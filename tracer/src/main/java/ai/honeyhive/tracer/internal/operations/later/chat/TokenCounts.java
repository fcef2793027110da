package ai.honeyhive.tracer.internal.operations.later.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many tokens a model used, by whatever names its provider says so. What is said again replaces
 * what was said before: providers repeat sums, and never say differences. Not thread-safe.
 */
final class TokenCounts {
  private static final Map<String, List<String>> NAMES = names();

  private final Map<String, Long> counts = new LinkedHashMap<>();

  private static Map<String, List<String>> names() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    names.put(
        "prompt_tokens",
        List.of(
            "/prompt_tokens",
            "/input_tokens",
            "/promptTokens",
            "/inputTokens",
            "/promptTokenCount",
            "/prompt_eval_count"));
    names.put(
        "completion_tokens",
        List.of(
            "/completion_tokens",
            "/output_tokens",
            "/completionTokens",
            "/outputTokens",
            "/candidatesTokenCount",
            "/eval_count"));
    names.put("total_tokens", List.of("/total_tokens", "/totalTokens", "/totalTokenCount"));
    names.put(
        "cache_read_input_tokens",
        List.of(
            "/cache_read_input_tokens",
            "/prompt_tokens_details/cached_tokens",
            "/input_tokens_details/cached_tokens",
            "/cachedContentTokenCount"));
    names.put("cache_write_input_tokens", List.of("/cache_creation_input_tokens"));
    names.put(
        "reasoning_tokens",
        List.of(
            "/completion_tokens_details/reasoning_tokens",
            "/output_tokens_details/reasoning_tokens",
            "/thoughtsTokenCount"));
    return names;
  }

  void read(JsonNode usage) {
    if (!usage.isObject()) {
      return;
    }
    NAMES.forEach((name, paths) -> {
      for (String path : paths) {
        JsonNode count = usage.at(path);
        if (count.isIntegralNumber()) {
          counts.put(name, count.longValue());
          return;
        }
      }
    });
  }

  Map<String, Long> byName() {
    Map<String, Long> all = new LinkedHashMap<>(counts);
    Long prompt = counts.get("prompt_tokens");
    Long completion = counts.get("completion_tokens");
    if (prompt != null && completion != null) {
      all.putIfAbsent("total_tokens", prompt + completion);
    }
    return all;
  }
}
