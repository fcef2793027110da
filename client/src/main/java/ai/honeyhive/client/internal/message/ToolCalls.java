package ai.honeyhive.client.internal.message;

import ai.honeyhive.client.internal.JsonText;
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

  private static final List<String> FIRST = List.of("id", "name", "arguments");

  private ToolCalls() {}

  /** Adds a list of calls, given as a list or as its JSON text; anything else is kept as it is. */
  static void addAll(Map<String, @Nullable Object> message, @Nullable Object calls) {
    if (JsonText.parsed(calls) instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        add(message, KEY + "." + i, list.get(i));
      }
    } else if (calls != null) {
      message.put(KEY, calls);
    }
  }

  private static void add(
      Map<String, @Nullable Object> message, String prefix, @Nullable Object call) {
    if (!(call instanceof Map<?, ?> fields)) {
      Fields.keep(message, prefix, call);
      return;
    }
    Map<String, @Nullable Object> flat = flattened(fields);
    for (String key : FIRST) {
      Object value = flat.remove(key);
      if (value != null) {
        Fields.keep(
            message, prefix + "." + key, key.equals("arguments") ? JsonText.write(value) : value);
      }
    }
    flat.forEach((key, value) -> Fields.keep(message, prefix + "." + key, value));
  }

  /** The call's own fields and those of its {@code function}; the usual type says nothing. */
  private static Map<String, @Nullable Object> flattened(Map<?, ?> call) {
    Map<String, @Nullable Object> flat = Fields.copy(call);
    flat.remove("type", "function");
    flat.remove("type", "tool_call");
    if (!flat.containsKey("arguments") && flat.containsKey("args")) {
      flat.put("arguments", flat.remove("args")); // LangChain's name
    }
    if (call.get("function") instanceof Map<?, ?> function) {
      flat.remove("function");
      function.forEach((key, value) -> Fields.keep(flat, String.valueOf(key), value));
    }
    return flat;
  }
}
