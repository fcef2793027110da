package ai.honeyhive.client.internal.dialect;

import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.Values;
import java.util.List;

/**
 * What Spring AI's observations say beyond the GenAI conventions. All of its values are text; those
 * of its vector stores have the names of OpenTelemetry's database conventions.
 */
final class SpringAiDialect implements Dialect {
  private static final String TOOL = "spring.ai.tool.definition.name";

  private static final List<Move> TABLE = List.of(
      Move.of(TOOL, Section.METADATA, "tool_name"),
      Move.of("spring.ai.tool.definition.description", Section.CONFIG, "tool_description"),
      Move.of("spring.ai.tool.definition.schema", Section.CONFIG, "tool_parameters"),
      Move.of("spring.ai.tool.type", Section.CONFIG, "tool_type"),
      Move.of("spring.ai.tool.call.id", Section.METADATA, "tool_call_id"),
      new Move("spring.ai.model.request.tool.names", Section.CONFIG, "tools", Values::list),
      new Move("spring.ai.chat.client.tool.names", Section.CONFIG, "tools", Values::list),
      new Move("spring.ai.chat.client.advisors", Section.CONFIG, "advisors", Values::list),
      new Move("spring.ai.chat.client.stream", Section.CONFIG, "is_streaming", Values::flag),
      Move.of("spring.ai.chat.client.conversation.id", Section.METADATA, "conversation_id"),
      new Move(
          "spring.ai.advisor.order", Section.METADATA, "spring.ai.advisor.order", Values::number),
      Move.of("db.vector.query.content", Section.INPUTS, "query"),
      new Move("db.vector.query.response.documents", Section.OUTPUTS, "documents", Values::list));

  @Override
  public void read(SpanReading span) {
    Attributes attributes = span.attributes();
    if (!attributes.hasPrefix("spring.ai.")) {
      return;
    }
    if (attributes.has(TOOL)) {
      span.draft().put(Section.CONFIG, "tool_name", attributes.get(TOOL));
    }
    span.move(TABLE);
    use(
        attributes,
        "spring.ai.tool.call.arguments",
        GenAiDialect.putArguments(span.draft(), attributes.get("spring.ai.tool.call.arguments")));
    use(
        attributes,
        "spring.ai.tool.call.result",
        GenAiDialect.putResult(span.draft(), attributes.get("spring.ai.tool.call.result")));
  }

  private static void use(Attributes attributes, String key, boolean told) {
    if (told) {
      attributes.use(key);
    }
  }
}
