package ai.honeyhive.client.internal.message;

import ai.honeyhive.client.internal.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chat messages in the form events have them: {@code {role, content, name?, tool_call_id?,
 * "tool_calls.<k>.id/name/arguments"?}}, content absent when there is none.
 */
public final class Messages {
  public static final String USER = "user";
  public static final String ASSISTANT = "assistant";
  static final String ROLE = "role";
  static final String CONTENT = "content";
  static final String PARTS = "parts";

  private static final Set<String> CONVERTED = Set.of(ROLE, CONTENT, ToolCalls.KEY);

  private Messages() {}

  /**
   * Reads what an attribute holds of messages: a list of them, a single one, the JSON text of
   * either, or plain text, which is one message.
   */
  public static List<Map<String, @Nullable Object>> read(
      @Nullable Object payload, String defaultRole) {
    Object value = JsonText.parsed(payload);
    if (value instanceof List<?> list && areMessages(list)) {
      List<Map<String, @Nullable Object>> messages = new ArrayList<>();
      list.forEach(element -> messages.addAll(one(element, defaultRole)));
      return messages;
    }
    if (value == null || value.equals("")) {
      return List.of();
    }
    return one(isMessage(value) ? value : JsonText.write(payload), defaultRole);
  }

  /** Whether an object has a field that only a message has. */
  public static boolean isMessage(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        && (map.containsKey(ROLE)
            || map.containsKey(CONTENT)
            || map.containsKey(PARTS)
            || map.containsKey(ToolCalls.KEY));
  }

  private static boolean areMessages(List<?> list) {
    return list.stream()
            .allMatch(element -> element instanceof Map<?, ?> || element instanceof String)
        && (list.isEmpty()
            || list.stream().anyMatch(element -> element instanceof String || isMessage(element)));
  }

  /**
   * The content of a message given as text, as parts, or as anything else, which becomes JSON text.
   */
  public static @Nullable Object content(@Nullable Object source) {
    if (source instanceof List<?> parts) {
      return MessageParts.contentOf(parts);
    }
    return source == null ? null : JsonText.write(source);
  }

  /** Converts one message; several come out when it holds the responses of several tools. */
  public static List<Map<String, @Nullable Object>> one(
      @Nullable Object source, String defaultRole) {
    if (!(source instanceof Map<?, ?> given)) {
      Map<String, @Nullable Object> message = new LinkedHashMap<>();
      message.put(ROLE, defaultRole);
      message.put(CONTENT, source);
      return List.of(message);
    }
    Map<?, ?> fields = LangChainMessages.named(given);
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put(ROLE, role(fields.get(ROLE), defaultRole));
    return fields.get(PARTS) instanceof List<?> parts
        ? MessageParts.convert(message, fields, parts, PartStyle.GENAI)
        : List.of(asGiven(message, fields));
  }

  /**
   * Converts one message whose parts have another form than that of the GenAI conventions; they may
   * also be its content.
   */
  public static List<Map<String, @Nullable Object>> one(
      @Nullable Object source, String defaultRole, PartStyle style) {
    if (!(source instanceof Map<?, ?> given)) {
      return one(source, defaultRole);
    }
    Map<String, @Nullable Object> fields = Fields.copy(given);
    Object parts = fields.get(PARTS) instanceof List<?> ? fields.get(PARTS) : fields.get(CONTENT);
    if (!(parts instanceof List<?> list)) {
      return one(source, defaultRole);
    }
    fields.remove(PARTS);
    fields.remove(CONTENT, parts);
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put(ROLE, role(fields.get(ROLE), defaultRole));
    return MessageParts.convert(message, fields, list, style);
  }

  private static Object role(@Nullable Object role, String defaultRole) {
    if (role == null || role.equals("")) {
      return defaultRole;
    }
    return role.equals("model") ? ASSISTANT : role;
  }

  /** A message in OpenAI's form: only its tool calls change their shape. */
  private static Map<String, @Nullable Object> asGiven(
      Map<String, @Nullable Object> message, Map<?, ?> fields) {
    Object content = fields.get(CONTENT);
    boolean saysNothing =
        content == null || (content.equals("") && fields.containsKey(ToolCalls.KEY));
    if (!saysNothing) {
      message.put(CONTENT, content);
    }
    copyRest(message, fields);
    ToolCalls.addAll(message, fields.get(ToolCalls.KEY));
    return message;
  }

  static void copyRest(Map<String, @Nullable Object> message, Map<?, ?> fields) {
    fields.forEach((key, value) -> {
      String name = String.valueOf(key);
      boolean converted = name.equals(PARTS) && value instanceof List<?>;
      if (!converted && !CONVERTED.contains(name)) {
        Fields.keep(message, name, value);
      }
    });
  }

  /** The text of the last message of a role; null when it has none, or content other than text. */
  public static @Nullable String lastText(
      List<Map<String, @Nullable Object>> messages, String role) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (role.equals(messages.get(i).get(ROLE))) {
        return messages.get(i).get(CONTENT) instanceof String text ? text : null;
      }
    }
    return null;
  }
}
