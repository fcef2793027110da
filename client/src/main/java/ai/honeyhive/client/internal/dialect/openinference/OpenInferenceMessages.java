package ai.honeyhive.client.internal.dialect.openinference;

import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Indexed;
import ai.honeyhive.client.internal.message.Media;
import ai.honeyhive.client.internal.message.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages with an attribute for each of their fields, and for each of the fields' parts. */
final class OpenInferenceMessages {
  private static final String CONTENTS = "message.contents.";
  private static final String CALLS = "message.tool_calls.";
  private static final String PART = "message_content.";

  private OpenInferenceMessages() {}

  static List<Map<String, @Nullable Object>> take(
      Attributes attributes, String prefix, String defaultRole) {
    List<Map<String, @Nullable Object>> messages = new ArrayList<>();
    for (Map<String, @Nullable Object> fields : Indexed.take(attributes, prefix)) {
      messages.addAll(Messages.one(message(fields), defaultRole));
    }
    return messages;
  }

  private static Map<String, @Nullable Object> message(Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    fields.forEach((key, value) -> {
      if (!isElement(key, CONTENTS) && !isElement(key, CALLS)) {
        message.put(stripped(key, "message."), value);
      }
    });
    Object content = content(Indexed.read(fields, CONTENTS));
    if (content != null) {
      Object plain = message.put("content", content);
      if (plain != null && !plain.equals(content) && !plain.equals("")) {
        message.put("contents", content);
        message.put("content", plain);
      }
    }
    List<Map<String, @Nullable Object>> calls = calls(Indexed.read(fields, CALLS), message);
    if (!calls.isEmpty()) {
      message.put("tool_calls", calls);
    }
    return message;
  }

  /** Whether {@link Indexed} reads the key as a field of an element. */
  private static boolean isElement(String key, String prefix) {
    return key.startsWith(prefix) && !Indexed.read(Map.of(key, true), prefix).isEmpty();
  }

  /** Texts alone become one text; with anything else the parts stay a list. */
  private static @Nullable Object content(List<Map<String, @Nullable Object>> contents) {
    List<String> texts = new ArrayList<>();
    List<Map<String, @Nullable Object>> parts = new ArrayList<>();
    for (Map<String, @Nullable Object> fields : contents) {
      Map<String, @Nullable Object> part = new LinkedHashMap<>();
      fields.forEach((key, value) -> part.put(stripped(key, PART), value));
      Object url = part.remove("image.image.url");
      if (url != null) {
        part.put("type", "image_url");
        part.put(
            "image_url", Map.of("url", url instanceof String text ? Media.limited(text) : url));
      }
      boolean plain = part.size() == (part.containsKey("type") ? 2 : 1);
      if (plain && part.get("text") instanceof String text) {
        texts.add(text);
        part.putIfAbsent("type", "text");
      }
      parts.add(part);
    }
    if (parts.isEmpty()) {
      return null;
    }
    return texts.size() == parts.size() ? String.join(" ", texts) : parts;
  }

  private static List<Map<String, @Nullable Object>> calls(
      List<Map<String, @Nullable Object>> elements, Map<String, @Nullable Object> message) {
    List<Map<String, @Nullable Object>> calls = new ArrayList<>();
    for (Map<String, @Nullable Object> fields : elements) {
      Map<String, @Nullable Object> call = new LinkedHashMap<>();
      fields.forEach(
          (key, value) -> call.put(stripped(stripped(key, "tool_call."), "function."), value));
      calls.add(call);
    }
    Object name = message.get("function_call_name");
    if (name != null && calls.isEmpty()) {
      Map<String, @Nullable Object> call = new LinkedHashMap<>();
      call.put("name", message.remove("function_call_name"));
      call.put("arguments", message.remove("function_call_arguments_json"));
      calls.add(call);
    }
    return calls;
  }

  static String stripped(String key, String prefix) {
    return key.startsWith(prefix) ? key.substring(prefix.length()) : key;
  }
}
