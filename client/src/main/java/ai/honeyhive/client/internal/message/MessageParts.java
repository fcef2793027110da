package ai.honeyhive.client.internal.message;

import ai.honeyhive.client.internal.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts a message made of parts, the current form of OpenTelemetry's GenAI conventions. */
final class MessageParts {
  private static final Set<String> PLAIN = Set.of("type", Messages.CONTENT, "text");

  private final List<String> texts = new ArrayList<>();
  private final List<@Nullable Object> contents = new ArrayList<>();
  private final List<Object> reasoning = new ArrayList<>();
  private final List<@Nullable Object> calls = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> responses = new ArrayList<>();

  private final PartStyle style;

  private MessageParts(PartStyle style) {
    this.style = style;
  }

  /**
   * Fills a message that has its role; the responses of tools among the parts are messages of their
   * own.
   */
  static List<Map<String, @Nullable Object>> convert(
      Map<String, @Nullable Object> message, Map<?, ?> fields, List<?> parts, PartStyle style) {
    MessageParts all = new MessageParts(style);
    Object content = fields.get(Messages.CONTENT);
    if (content != null) {
      all.text(content);
    }
    parts.forEach(all::part);
    all.fill(message, fields.get(ToolCalls.KEY));
    return all.withResponses(message, fields);
  }

  /** The content of parts alone, for instructions that are no message. */
  static @Nullable Object contentOf(List<?> parts) {
    MessageParts all = new MessageParts(PartStyle.GENAI);
    parts.forEach(all::part);
    all.calls.forEach(call -> all.contents.add(JsonText.write(call)));
    all.responses.forEach(response -> all.contents.add(JsonText.write(response)));
    all.reasoning.forEach(thought -> all.contents.add(JsonText.write(thought)));
    return all.content();
  }

  private void fill(Map<String, @Nullable Object> message, @Nullable Object moreCalls) {
    Object content = content();
    if (content != null) {
      message.put(Messages.CONTENT, content);
    }
    if (JsonText.parsed(moreCalls) instanceof List<?> list) {
      calls.addAll(list);
    } else if (moreCalls != null) {
      message.put(ToolCalls.KEY, moreCalls);
    }
    ToolCalls.addAll(message, calls);
    if (!reasoning.isEmpty()) {
      message.put("reasoning", reasoning());
    }
  }

  private List<Map<String, @Nullable Object>> withResponses(
      Map<String, @Nullable Object> message, Map<?, ?> fields) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    if (responses.isEmpty() || message.size() > 1) {
      all.add(message);
    }
    all.addAll(responses);
    Messages.copyRest(all.get(0), fields);
    return all;
  }

  private void part(@Nullable Object given) {
    Object part = style.form().apply(given);
    if (!(part instanceof Map<?, ?> fields)) {
      text(part);
      return;
    }
    switch (String.valueOf(fields.get("type"))) {
      case "text" -> textPart(fields);
      case "reasoning" -> reasoning.add(isPlain(fields) ? JsonText.write(textOf(fields)) : fields);
      case "tool_call" -> calls.add(fields);
      case "tool_call_response" -> responses.add(response(fields));
      case "blob", "uri", "file" -> contents.add(Media.read(fields));
      default -> untyped(fields);
    }
  }

  /** Gemini's parts have no type. */
  private void untyped(Map<?, ?> part) {
    if (part.size() == 1 && part.get("text") instanceof String text) {
      text(text);
    } else {
      contents.add(JsonText.write(part));
    }
  }

  /** Text that comes with more than itself, such as citations, stays a part. */
  private void textPart(Map<?, ?> part) {
    if (isPlain(part)) {
      text(textOf(part));
      return;
    }
    Map<String, @Nullable Object> kept = Fields.copy(part);
    if (!kept.containsKey("text")) {
      kept.put("text", kept.remove(Messages.CONTENT));
    }
    contents.add(kept);
  }

  private static boolean isPlain(Map<?, ?> part) {
    boolean once = part.get(Messages.CONTENT) == null || part.get("text") == null;
    return once && textOf(part) != null && PLAIN.containsAll(part.keySet());
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
    Map<String, @Nullable Object> rest = Fields.copy(part);
    Map<String, @Nullable Object> response = new LinkedHashMap<>();
    response.put(Messages.ROLE, "tool");
    rest.remove("type");
    Object id = rest.remove("id");
    if (id != null) {
      response.put("tool_call_id", id);
    }
    Object result = rest.remove(part.get("response") == null ? "result" : "response");
    if (result != null) {
      response.put(Messages.CONTENT, JsonText.write(result));
    }
    rest.forEach((key, value) -> Fields.keep(response, key, value));
    return response;
  }

  private Object reasoning() {
    boolean plain = reasoning.stream().allMatch(thought -> thought instanceof String);
    return plain ? String.join("\n", reasoning.stream().map(String::valueOf).toList()) : reasoning;
  }

  /** Only texts: one text. With anything else: the list, in order. */
  private @Nullable Object content() {
    if (contents.isEmpty()) {
      return null;
    }
    return contents.size() == texts.size()
        ? String.join(style.separator(), texts)
        : List.copyOf(contents);
  }
}
