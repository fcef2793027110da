package ai.honeyhive.client.internal.dialect;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.EventDraft;
import ai.honeyhive.client.internal.mapping.ModelAndProvider;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.Values;
import ai.honeyhive.client.model.EventType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's GenAI conventions in their current form: provider name, messages as attributes.
 */
final class GenAiDialect implements Dialect {
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

  private static final List<Move> CHAIN_TABLE = List.of(
      Move.of("gen_ai.agent.name", Section.CONFIG, "agent_name"),
      Move.of("gen_ai.agent.description", Section.CONFIG, "agent_description"),
      Move.of("gen_ai.workflow.name", Section.CONFIG, "workflow_name"));

  private static final List<Move> TOOL_TABLE =
      List.of(Move.of("gen_ai.tool.name", Section.CONFIG, "tool_name"));

  @Override
  public void read(SpanReading span) {
    span.move(TABLE);
    if (span.type() == EventType.CHAIN) {
      span.move(CHAIN_TABLE);
    }
    if (span.type() == EventType.TOOL) {
      span.move(TOOL_TABLE);
    }
    response(span);
    GenAiPayload.read(span.attributes(), span.draft());
    Attributes attributes = span.attributes();
    if (putArguments(span.draft(), attributes.get("gen_ai.tool.call.arguments"))) {
      attributes.use("gen_ai.tool.call.arguments");
    }
    if (putResult(span.draft(), attributes.get("gen_ai.tool.call.result"))) {
      attributes.use("gen_ai.tool.call.result");
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

  /**
   * What a tool was called with: an object's fields are the inputs, anything else is the one input.
   */
  static boolean putArguments(EventDraft draft, @Nullable Object arguments) {
    Object parsed = JsonText.parsed(arguments);
    if (parsed instanceof Map<?, ?> fields) {
      boolean all = true;
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        all &= draft.put(Section.INPUTS, String.valueOf(field.getKey()), field.getValue());
      }
      return all;
    }
    return parsed != null && draft.put(Section.INPUTS, "input", parsed);
  }

  /** What a tool answered, as text. */
  static boolean putResult(EventDraft draft, @Nullable Object result) {
    return result != null && draft.put(Section.OUTPUTS, "message", JsonText.write(result));
  }

  private static Move number(String attribute, String key) {
    return new Move(attribute, Section.CONFIG, key, Values::number);
  }
}
