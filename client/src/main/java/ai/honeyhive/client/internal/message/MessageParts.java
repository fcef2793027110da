package ai.honeyhive.client.internal.message;

import ai.honeyhive.client.internal.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts a message made of parts, the current form of OpenTelemetry's GenAI conventions. */
final class MessageParts {
  /** Characters of inline data kept; a picture beyond that belongs in a store of its own. */
  static final int MAX_BLOB = 1 << 20;

  private final Map<String, @Nullable Object> message;
  private final List<String> texts = new ArrayList<>();
  private final List<@Nullable Object> contents = new ArrayList<>();
  private final List<String> reasoning = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> responses = new ArrayList<>();
  private int calls;

  /** Fills {@code message}, which has its role. */
  MessageParts(Map<String, @Nullable Object> message) {
    this.message = message;
  }

  List<Map<String, @Nullable Object>> convert(List<?> parts, Map<?, ?> fields) {
    Object content = fields.get(Messages.CONTENT);
    if (content != null) {
      text(content);
    }
    parts.forEach(this::part);
    ToolCalls.addAll(message, calls == 0 ? fields.get(ToolCalls.KEY) : null);
    Object joined = content();
    if (joined != null) {
      message.put(Messages.CONTENT, joined);
    }
    if (!reasoning.isEmpty()) {
      message.put("reasoning", String.join("\n", reasoning));
    }
    return withResponses(fields);
  }

  /** The content of parts alone, for instructions that are no message. */
  static @Nullable Object contentOf(List<?> parts) {
    MessageParts all = new MessageParts(new LinkedHashMap<>());
    parts.forEach(all::part);
    all.message.forEach(
        (key, value) -> all.contents.add(Map.of("type", key, "text", JsonText.write(value))));
    all.responses.forEach(response -> all.contents.add(JsonText.write(response)));
    all.reasoning.forEach(text -> all.contents.add(Map.of("type", "reasoning", "text", text)));
    return all.content();
  }

  private List<Map<String, @Nullable Object>> withResponses(Map<?, ?> fields) {
    if (responses.isEmpty()) {
      Messages.copyRest(message, fields);
      return List.of(message);
    }
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    if (message.size() > 1) {
      all.add(message);
    }
    all.addAll(responses);
    Messages.copyRest(all.get(0), fields);
    return all;
  }

  private void part(@Nullable Object part) {
    if (!(part instanceof Map<?, ?> fields)) {
      text(part);
      return;
    }
    Object type = fields.get("type");
    if (isText(fields)) {
      text(textOf(fields));
    } else if ("reasoning".equals(type) && textOf(fields) instanceof String thought) {
      reasoning.add(thought);
    } else if ("tool_call".equals(type)) {
      ToolCalls.add(message, calls++, fields);
    } else if ("tool_call_response".equals(type)) {
      responses.add(response(fields));
    } else if ("blob".equals(type) || "uri".equals(type) || "file".equals(type)) {
      contents.add(media(fields));
    } else {
      contents.add(JsonText.write(fields));
    }
  }

  private static boolean isText(Map<?, ?> part) {
    Object type = part.get("type");
    return type == null
        ? part.get("text") instanceof String
        : type.equals("text") && textOf(part) != null;
  }

  private static @Nullable Object textOf(Map<?, ?> part) {
    Object content = part.get(Messages.CONTENT);
    return content == null ? part.get("text") : content;
  }

  private void text(@Nullable Object content) {
    String text = JsonText.write(content);
    texts.add(text);
    contents.add(Map.of("type", "text", "text", text));
  }

  private static Map<String, @Nullable Object> response(Map<?, ?> part) {
    Map<String, @Nullable Object> response = new LinkedHashMap<>();
    response.put(Messages.ROLE, "tool");
    response.put("tool_call_id", part.get("id"));
    String resultKey = part.get("response") == null ? "result" : "response";
    Object result = part.get(resultKey);
    response.put(Messages.CONTENT, result == null ? null : JsonText.write(result));
    response.values().removeIf(value -> value == null);
    part.forEach((key, value) -> {
      if (value != null && !List.of("type", "id", resultKey).contains(key)) {
        response.putIfAbsent(String.valueOf(key), value);
      }
    });
    return response;
  }

  private static Object media(Map<?, ?> part) {
    Map<String, @Nullable Object> media = new LinkedHashMap<>();
    part.forEach((key, value) -> media.put(String.valueOf(key), value));
    if (media.get(Messages.CONTENT) instanceof String data && data.length() > MAX_BLOB) {
      media.put(Messages.CONTENT, "[" + data.length() + " characters left out]");
      return media;
    }
    String url = imageUrl(media);
    if (url == null) {
      return media;
    }
    media.keySet().removeAll(List.of("modality", "uri", Messages.CONTENT));
    media.put("type", "image_url");
    media.put("image_url", Map.of("url", url));
    return media;
  }

  private static @Nullable String imageUrl(Map<String, @Nullable Object> media) {
    Object mimeType = media.get("mime_type");
    boolean image =
        "image".equals(media.get("modality")) || String.valueOf(mimeType).startsWith("image/");
    if (image && media.get("uri") instanceof String uri) {
      return uri;
    }
    return image && mimeType != null && media.get(Messages.CONTENT) instanceof String data
        ? "data:" + mimeType + ";base64," + data
        : null;
  }

  /** Only texts: one text. With anything else: the list, in order. */
  private @Nullable Object content() {
    if (contents.isEmpty()) {
      return null;
    }
    return contents.size() == texts.size() ? String.join("\n", texts) : List.copyOf(contents);
  }
}
