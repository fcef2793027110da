package ai.honeyhive.client.internal.message;

import ai.honeyhive.client.internal.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tools a model asked for. An event's message holds them as dotted keys:
 * {@code tool_calls.0.id}, {@code tool_calls.0.name}, {@code tool_calls.0.arguments}, the arguments
 * as JSON text.
 */
final class ToolCalls {
  static final String KEY = "tool_calls";

  private ToolCalls() {}

  /** Adds a list of calls, given as a list or as its JSON text; anything else is kept as it is. */
  static void addAll(Map<String, @Nullable Object> message, @Nullable Object calls) {
    if (JsonText.parsed(calls) instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        add(message, i, list.get(i));
      }
    } else if (calls != null) {
      message.put(KEY, calls);
    }
  }

  static void add(Map<String, @Nullable Object> message, int index, @Nullable Object call) {
    String prefix = KEY + "." + index;
    if (!(call instanceof Map<?, ?> fields)) {
      message.put(prefix, call);
      return;
    }
    Map<String, @Nullable Object> flat = flattened(fields);
    putIfPresent(message, prefix + ".id", flat.remove("id"));
    putIfPresent(message, prefix + ".name", flat.remove("name"));
    Object arguments = flat.remove("arguments");
    putIfPresent(
        message, prefix + ".arguments", arguments == null ? null : JsonText.write(arguments));
    flat.forEach((key, value) -> message.put(prefix + "." + key, value));
  }

  /** The call's own fields and those of its {@code function}; the usual type says nothing. */
  private static Map<String, @Nullable Object> flattened(Map<?, ?> call) {
    Map<String, @Nullable Object> flat = new LinkedHashMap<>();
    call.forEach((key, value) -> flat.put(String.valueOf(key), value));
    if (flat.get("function") instanceof Map<?, ?> function) {
      flat.remove("function");
      function.forEach((key, value) -> flat.putIfAbsent(String.valueOf(key), value));
    }
    if ("function".equals(flat.get("type")) || "tool_call".equals(flat.get("type"))) {
      flat.remove("type");
    }
    return flat;
  }

  private static void putIfPresent(
      Map<String, @Nullable Object> message, String key, @Nullable Object value) {
    if (value != null) {
      message.put(key, value);
    }
  }
}
