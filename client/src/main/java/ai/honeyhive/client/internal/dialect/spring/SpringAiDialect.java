package ai.honeyhive.client.internal.dialect.spring;

import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.Signature;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.ToolPayload;
import ai.honeyhive.client.internal.mapping.TypeRule;
import ai.honeyhive.client.internal.mapping.Values;
import ai.honeyhive.client.model.EventType;
import java.util.List;
import java.util.Map;

/**
 * What Spring AI's observations say beyond the GenAI conventions. All of its values are text; those
 * of its vector stores have the names of OpenTelemetry's database conventions.
 */
public final class SpringAiDialect implements Dialect {
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

  private static final Map<String, EventType> KINDS = Map.of(
      "chat_client", EventType.CHAIN,
      "advisor", EventType.CHAIN,
      "tool_call", EventType.TOOL,
      "vector_store", EventType.TOOL);

  @Override
  public List<Signature> signatures() {
    return List.of(new Signature(
        Signature.SPRING_AI,
        "spring-ai",
        span -> span.attributes().has("spring.ai.kind")
            || (span.facts().scopeName().equals("org.springframework.boot")
                && span.attributes().hasPrefix("gen_ai."))));
  }

  /** Spring AI calls each step of its own a framework's; its kind, when given, says more. */
  @Override
  public List<TypeRule> typeRules() {
    return List.of(
        TypeRule.named(TypeRule.SPRING_KIND, "spring.ai.kind", KINDS),
        TypeRule.named(
            TypeRule.FRAMEWORK_STEP,
            "gen_ai.operation.name",
            Map.of("framework", EventType.CHAIN)));
  }

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
    ToolPayload.read(span, "spring.ai.tool.call.arguments", "spring.ai.tool.call.result");
  }
}
