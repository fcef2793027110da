package ai.honeyhive.client.internal.dialect.genai;

import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.Signature;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.SpanSource;
import ai.honeyhive.client.internal.mapping.ToolPayload;
import ai.honeyhive.client.internal.mapping.TypeRule;
import ai.honeyhive.client.internal.mapping.Values;
import ai.honeyhive.client.internal.mapping.rules.ModelAndProvider;
import ai.honeyhive.client.model.EventType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OpenTelemetry's GenAI conventions in their current form: provider name, messages as attributes.
 */
public final class GenAiDialect implements Dialect {
  private static final List<Move> TABLE = List.of(
      Move.of("gen_ai.operation.name", Section.METADATA, "operation_name"),
      Move.of("gen_ai.provider.name", Section.METADATA, "provider"),
      number("gen_ai.request.temperature", "temperature"),
      number("gen_ai.request.top_p", "top_p"),
      number("gen_ai.request.top_k", "top_k"),
      number("gen_ai.request.frequency_penalty", "frequency_penalty"),
      number("gen_ai.request.presence_penalty", "presence_penalty"),
      number("gen_ai.request.seed", "seed"),
      number("gen_ai.request.max_tokens", "max_tokens"),
      number("gen_ai.request.choice.count", "choice_count"),
      number("gen_ai.embeddings.dimension.count", "dimensions"),
      number("gen_ai.request.embedding.dimensions", "dimensions"),
      new Move("gen_ai.request.stop_sequences", Section.CONFIG, "stop_sequences", Values::list),
      new Move("gen_ai.request.encoding_formats", Section.CONFIG, "encoding_formats", Values::list),
      new Move("gen_ai.request.stream", Section.CONFIG, "is_streaming", Values::flag),
      Move.of("gen_ai.output.type", Section.CONFIG, "output_type"),
      Move.of("gen_ai.response.id", Section.METADATA, "response_id"),
      Move.of("gen_ai.conversation.id", Section.METADATA, "conversation_id"),
      Move.of("gen_ai.agent.id", Section.METADATA, "agent_id"),
      Move.of("gen_ai.agent.name", Section.METADATA, "agent_name"),
      Move.of("gen_ai.agent.description", Section.METADATA, "agent_description"),
      Move.of("gen_ai.workflow.name", Section.METADATA, "workflow_name"),
      Move.of("gen_ai.tool.name", Section.METADATA, "tool_name"),
      Move.of("gen_ai.tool.description", Section.CONFIG, "tool_description"),
      Move.of("gen_ai.tool.type", Section.CONFIG, "tool_type"),
      Move.of("gen_ai.tool.call.id", Section.METADATA, "tool_call_id"),
      Move.of("gen_ai.tool.status", Section.METADATA, "tool_status"));

  private static final String REQUEST = "gen_ai.request.";

  private static final List<Move> CHAIN_TABLE = List.of(
      Move.of("gen_ai.agent.name", Section.CONFIG, "agent_name"),
      Move.of("gen_ai.agent.description", Section.CONFIG, "agent_description"),
      Move.of("gen_ai.workflow.name", Section.CONFIG, "workflow_name"));

  private static final List<Move> TOOL_TABLE =
      List.of(Move.of("gen_ai.tool.name", Section.CONFIG, "tool_name"));

  private static final Map<String, EventType> OPERATIONS = Map.ofEntries(
      Map.entry("chat", EventType.MODEL),
      Map.entry("text_completion", EventType.MODEL),
      Map.entry("generate_content", EventType.MODEL),
      Map.entry("completion", EventType.MODEL),
      Map.entry("embeddings", EventType.MODEL),
      Map.entry("embedding", EventType.MODEL),
      Map.entry("execute_tool", EventType.TOOL),
      Map.entry("retrieval", EventType.TOOL),
      Map.entry("invoke_agent", EventType.CHAIN),
      Map.entry("create_agent", EventType.CHAIN),
      Map.entry("invoke_workflow", EventType.CHAIN),
      Map.entry("plan", EventType.CHAIN),
      Map.entry("agent_step", EventType.CHAIN));

  @Override
  public List<Signature> signatures() {
    return List.of(new Signature(
        Signature.STANDARD, "standardgenai", span -> span.attributes().hasPrefix("gen_ai.")));
  }

  @Override
  public List<TypeRule> typeRules() {
    return List.of(
        TypeRule.named(TypeRule.OPERATION, "gen_ai.operation.name", OPERATIONS),
        TypeRule.modelIfAny("gen_ai.request.model"),
        new TypeRule(TypeRule.LAST, GenAiDialect::usageWithoutModel));
  }

  /** A step that only sums up what its children used, as Microsoft's agents have it. */
  private static Optional<EventType> usageWithoutModel(SpanSource span) {
    return span.attributes().hasPrefix("gen_ai.usage.")
            && !span.attributes().has("gen_ai.operation.name")
            && !span.attributes().has("gen_ai.tool.name")
            && !span.attributes().has("gen_ai.response.model")
        ? Optional.of(EventType.CHAIN)
        : Optional.empty();
  }

  @Override
  public void read(SpanReading span) {
    span.move(TABLE);
    if (span.type() == EventType.CHAIN) {
      span.move(CHAIN_TABLE);
    }
    if (span.type() == EventType.TOOL) {
      span.move(TOOL_TABLE);
    }
    rest(span);
    response(span);
    GenAiPayload.read(span.attributes(), span.draft());
    ToolPayload.read(span, "gen_ai.tool.call.arguments", "gen_ai.tool.call.result");
  }

  /** Settings that no row names are settings still. */
  private static void rest(SpanReading span) {
    Attributes attributes = span.attributes();
    for (String key : attributes.keys()) {
      if (key.startsWith(REQUEST)
          && !key.equals(REQUEST + "model")
          && !attributes.isUsed(key)
          && key.length() > REQUEST.length()) {
        span.move(List.of(Move.of(key, Section.CONFIG, key.substring(REQUEST.length()))));
      }
    }
  }

  private static void response(SpanReading span) {
    Attributes attributes = span.attributes();
    Object model = ModelAndProvider.modelName(attributes.get("gen_ai.response.model"));
    if (model != null && span.draft().put(Section.METADATA, "response_model", model)) {
      attributes.use("gen_ai.response.model");
    }
    Object reasons = attributes.get("gen_ai.response.finish_reasons");
    if (reasons != null
        && Values.list(reasons) instanceof List<?> list
        && !list.isEmpty()
        && span.draft().put(Section.METADATA, "finish_reasons", list)) {
      attributes.use("gen_ai.response.finish_reasons");
      span.draft().put(Section.METADATA, "finish_reason", list.get(0));
    }
  }

  private static Move number(String attribute, String key) {
    return new Move(attribute, Section.CONFIG, key, Values::number);
  }
}
