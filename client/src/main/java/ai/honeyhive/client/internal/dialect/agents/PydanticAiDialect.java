package ai.honeyhive.client.internal.dialect.agents;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.dialect.genai.GenAiEventDialect;
import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Moment;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.Signature;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.ToolPayload;
import ai.honeyhive.client.internal.message.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pydantic AI: the whole conversation of an agent in one attribute, and in its older form the span
 * events of the GenAI conventions as a list in an attribute.
 */
public final class PydanticAiDialect implements Dialect {
  private static final String SCOPE = "pydantic-ai";
  private static final String MESSAGES = "pydantic_ai.all_messages";
  private static final List<String> EVENTS = List.of("all_messages_events", "events");

  private static final List<Move> TABLE =
      List.of(new Move("final_result", Section.OUTPUTS, "result", JsonText::parsed));

  @Override
  public List<Signature> signatures() {
    return List.of(new Signature(
        Signature.STANDARD, "standardgenai", span -> span.facts().scopeName().equals(SCOPE)));
  }

  @Override
  public void read(SpanReading span) {
    Attributes attributes = span.attributes();
    if (span.facts().scopeName().equals(SCOPE)
        || attributes.hasPrefix("pydantic_ai.")
        || attributes.hasPrefix("logfire.")) {
      span.move(TABLE);
      ToolPayload.read(span, "tool_arguments", "tool_response");
      List<Map<String, @Nullable Object>> messages =
          Messages.read(attributes.get(MESSAGES), Messages.USER);
      if (span.draft().conversation().offerInputs(messages)) {
        attributes.use(MESSAGES);
      }
      EVENTS.forEach(key -> events(span, key));
    }
  }

  private static void events(SpanReading span, String key) {
    if (!(JsonText.parsed(span.attributes().get(key)) instanceof List<?> list) || list.isEmpty()) {
      return;
    }
    List<Moment> moments = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof Map<?, ?> fields)
          || !(fields.get("event.name") instanceof String name)) {
        return;
      }
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      fields.forEach((field, value) -> values.put(String.valueOf(field), value));
      values.remove("event.name");
      values.remove("gen_ai.message.index");
      moments.add(new Moment(name, 0, new Attributes(values)));
    }
    GenAiEventDialect.readOfChat(moments, span.draft());
    if (moments.stream().allMatch(moment -> moment.attributes().allUsed())) {
      span.attributes().use(key);
    }
  }
}
