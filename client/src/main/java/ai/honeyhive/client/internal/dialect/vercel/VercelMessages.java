package ai.honeyhive.client.internal.dialect.vercel;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Conversation;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.message.Messages;
import ai.honeyhive.client.internal.message.PartStyle;
import ai.honeyhive.client.internal.message.ToolDefinitions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was said to a model and by it, in the SDK's own form of messages. */
final class VercelMessages {
  static final String INNER_PROMPT = "ai.prompt.messages";
  private static final String OUTER_PROMPT = "ai.prompt";
  private static final String TEXT = "ai.response.text";
  private static final String OBJECT = "ai.response.object";
  private static final String CALLS = "ai.response.toolCalls";
  private static final String REASONING = "ai.response.reasoning";

  private static final PartStyle STYLE = new PartStyle("", VercelParts::standard);

  private VercelMessages() {}

  static void read(SpanReading span) {
    Conversation conversation = span.draft().conversation();
    Attributes attributes = span.attributes();
    List<Map<String, @Nullable Object>> inner =
        messages(JsonText.parsed(attributes.get(INNER_PROMPT)));
    if (!inner.isEmpty()) {
      conversation.offerInputs(inner);
      attributes.use(INNER_PROMPT);
    }
    outer(span);
    answer(span);
    List<@Nullable Object> functions = ToolDefinitions.read(attributes.get("ai.prompt.tools"));
    if (!functions.isEmpty()) {
      span.draft().put(Section.INPUTS, "functions", functions);
      attributes.use("ai.prompt.tools");
    }
  }

  /** What the caller gave: a system prompt beside one text or a list of messages. */
  private static void outer(SpanReading span) {
    Object prompt = JsonText.parsed(span.attributes().get(OUTER_PROMPT));
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    Map<String, @Nullable Object> rest = new LinkedHashMap<>();
    if (prompt instanceof Map<?, ?> fields) {
      fields.forEach((key, value) -> rest.put(String.valueOf(key), value));
      all.addAll(texts(rest.remove("system"), "system"));
      all.addAll(texts(rest.remove("prompt"), Messages.USER));
      all.addAll(texts(rest.remove("messages"), Messages.USER));
    } else {
      all.addAll(texts(prompt, Messages.USER));
    }
    if (!all.isEmpty()) {
      span.draft().conversation().offerInputs(all);
      span.keepRest(OUTER_PROMPT, rest);
    }
  }

  private static List<Map<String, @Nullable Object>> texts(@Nullable Object value, String role) {
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      return value instanceof List<?> list && list.stream().allMatch(Messages::isMessage)
          ? messages(value)
          : Messages.one(value instanceof Map<?, ?> ? value : JsonText.write(value), role);
    }
    return value == null || value.equals("") ? List.of() : Messages.one(value, role);
  }

  private static List<Map<String, @Nullable Object>> messages(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return Messages.read(value, Messages.USER);
    }
    List<Map<String, @Nullable Object>> messages = new ArrayList<>();
    list.forEach(message -> messages.addAll(Messages.one(message, Messages.USER, STYLE)));
    return messages;
  }

  private static void answer(SpanReading span) {
    Attributes attributes = span.attributes();
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    Object text = attributes.get(TEXT);
    Object content = text == null || text.equals("") ? attributes.get(OBJECT) : text;
    if (content != null) {
      message.put("content", JsonText.write(content));
    }
    if (attributes.has(REASONING)) {
      message.put("reasoning", attributes.get(REASONING));
    }
    Object calls = JsonText.parsed(attributes.get(CALLS));
    if (calls != null) {
      message.put(
          "tool_calls",
          calls instanceof List<?> list ? list.stream().map(VercelParts::call).toList() : calls);
    }
    if (message.isEmpty()) {
      return;
    }
    if (attributes.has("ai.response.finishReason")) {
      message.put("finish_reason", attributes.get("ai.response.finishReason"));
    }
    if (span.draft().conversation().offerOutputs(Messages.one(message, Messages.ASSISTANT))) {
      attributes.use(REASONING);
    }
    // the text repeats the object, when there is both
    List.of(CALLS, TEXT, OBJECT).forEach(attributes::use);
  }
}
