package ai.honeyhive.client.internal.message;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gemini's messages: their parts have no type, and are joined without a separator. */
final class GeminiParts {
  private static final Map<String, String> COUNTS = Map.ofEntries(
      Map.entry("prompt_token_count", "prompt_tokens"),
      Map.entry("promptTokenCount", "prompt_tokens"),
      Map.entry("candidates_token_count", "completion_tokens"),
      Map.entry("candidatesTokenCount", "completion_tokens"),
      Map.entry("total_token_count", "total_tokens"),
      Map.entry("totalTokenCount", "total_tokens"),
      Map.entry("cached_content_token_count", "cache_read_input_tokens"),
      Map.entry("cachedContentTokenCount", "cache_read_input_tokens"),
      Map.entry("thoughts_token_count", "reasoning_tokens"),
      Map.entry("thoughtsTokenCount", "reasoning_tokens"));

  private GeminiParts() {}

  static @Nullable Object standard(@Nullable Object part) {
    if (!(part instanceof Map<?, ?> fields)) {
      return part;
    }
    Map<?, ?> call = object(fields, "function_call", "functionCall");
    if (call != null) {
      return call(fields, call);
    }
    Map<?, ?> response = object(fields, "function_response", "functionResponse");
    if (response != null) {
      Map<String, @Nullable Object> standard = Fields.copy(response);
      standard.put("type", "tool_call_response");
      return standard;
    }
    Map<?, ?> data = object(fields, "inline_data", "inlineData");
    if (data != null && data.get("data") != null) {
      return media("blob", data, "content", data.get("data"));
    }
    Map<?, ?> file = object(fields, "file_data", "fileData");
    Object uri = file == null ? null : first(file, "file_uri", "fileUri");
    if (file != null && uri != null) {
      return media("uri", file, "uri", uri);
    }
    if (Boolean.TRUE.equals(fields.get("thought")) && fields.get("text") instanceof String text) {
      return Map.of("type", "reasoning", "content", text);
    }
    return part;
  }

  private static Object call(Map<?, ?> part, Map<?, ?> call) {
    Map<String, @Nullable Object> standard = new LinkedHashMap<>();
    standard.put("type", "tool_call");
    Fields.copy(call).forEach((key, value) -> {
      if (value != null) {
        standard.put(key.equals("args") ? "arguments" : key, value);
      }
    });
    part.forEach((key, value) -> {
      if (value != call && value != null) {
        standard.putIfAbsent(String.valueOf(key), value);
      }
    });
    return standard;
  }

  private static Object media(String type, Map<?, ?> given, String key, Object value) {
    Map<String, @Nullable Object> media = Fields.copy(given);
    media.values().remove(value);
    media.put("type", type);
    Object mimeType = media.remove("mimeType");
    if (mimeType != null) {
      media.putIfAbsent("mime_type", mimeType);
    }
    media.put(key, value);
    return media;
  }

  /** Takes what metadata has a name for out of the fields of an answer. */
  static void figures(Map<String, @Nullable Object> rest, Map<String, @Nullable Object> known) {
    Fields.move(rest, "finish_reason", known, "finish_reason");
    Fields.move(rest, "finishReason", known, "finish_reason");
    Fields.move(rest, "avg_logprobs", known, "avg_logprobs");
    Fields.move(rest, "avgLogprobs", known, "avg_logprobs");
    for (String name : new String[] {"usage_metadata", "usageMetadata"}) {
      if (rest.get(name) instanceof Map<?, ?> usage) {
        Map<String, @Nullable Object> counts = Fields.copy(usage);
        COUNTS.forEach((count, key) -> Fields.move(counts, count, known, key));
        rest.remove(name);
        if (!counts.isEmpty()) {
          rest.put(name, counts);
        }
      }
    }
  }

  private static @Nullable Map<?, ?> object(Map<?, ?> fields, String name, String otherName) {
    return first(fields, name, otherName) instanceof Map<?, ?> object ? object : null;
  }

  private static @Nullable Object first(Map<?, ?> fields, String name, String otherName) {
    Object value = fields.get(name);
    return value == null ? fields.get(otherName) : value;
  }
}
