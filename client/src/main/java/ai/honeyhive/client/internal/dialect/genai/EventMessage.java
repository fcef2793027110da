package ai.honeyhive.client.internal.dialect.genai;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Values;
import ai.honeyhive.client.internal.message.BedrockParts;
import ai.honeyhive.client.internal.message.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message in the attributes of one span event. */
final class EventMessage {
  private static final List<String> FIELDS =
      List.of("role", "content", "tool_calls", "name", "id", "finish_reason");

  /** What a model answered, and its place among its answers. */
  record Choice(Number index, List<Map<String, @Nullable Object>> messages) {}

  private EventMessage() {}

  static List<Map<String, @Nullable Object>> read(Attributes in, String defaultRole) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fill(fields, in);
    String role = in.text("role");
    if ("tool".equals(role == null ? defaultRole : role) && fields.containsKey("id")) {
      fields.put("tool_call_id", fields.remove("id"));
    }
    return Messages.one(fields, defaultRole, BedrockParts.STYLE);
  }

  /**
   * The answer is the attribute {@code message}, an object or its JSON text, or {@code content}.
   */
  static Choice readChoice(Attributes in, int position) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    Object message = JsonText.parsed(in.get("message"));
    if (message instanceof Map<?, ?> given && Messages.isMessage(given)) {
      given.forEach((key, value) -> fields.put(String.valueOf(key), value));
    } else if (message != null) {
      fields.put("content", content(in.get("message")));
    }
    in.use("message");
    fill(fields, in);
    Object index = in.get("index");
    if (index != null && Values.number(index) instanceof Number number) {
      in.use("index");
      return new Choice(number, Messages.one(fields, Messages.ASSISTANT, BedrockParts.STYLE));
    }
    return new Choice(position, Messages.one(fields, Messages.ASSISTANT, BedrockParts.STYLE));
  }

  /** The messages of choices by their index, which is kept where the place does not tell it. */
  static List<Map<String, @Nullable Object>> inOrder(List<Choice> choices) {
    List<Choice> sorted = new ArrayList<>(choices);
    sorted.sort(Comparator.comparingDouble(choice -> choice.index.doubleValue()));
    List<Map<String, @Nullable Object>> messages = new ArrayList<>();
    for (int place = 0; place < sorted.size(); place++) {
      Choice choice = sorted.get(place);
      if (choice.index.doubleValue() != place) {
        choice.messages.get(0).putIfAbsent("index", choice.index);
      }
      messages.addAll(choice.messages);
    }
    return messages;
  }

  /** Adds what the attributes say, unless the message itself says something else. */
  private static void fill(Map<String, @Nullable Object> fields, Attributes in) {
    for (String key : FIELDS) {
      Object value = in.get(key);
      if (value != null) {
        Object formed = key.equals("content") ? content(value) : value;
        Object before = fields.putIfAbsent(key, formed);
        if (before == null || before.equals(formed)) {
          in.use(key);
        }
      }
    }
  }

  /** Parts are converted with the message. Text stays text, also when it is JSON. */
  private static @Nullable Object content(@Nullable Object value) {
    return BedrockParts.areParts(value) ? value : Messages.content(value);
  }
}
