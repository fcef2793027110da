package ai.honeyhive.client.internal.dialect.vercel;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Moment;
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
import java.util.Optional;
import java.util.stream.Stream;

/** The AI SDK of Vercel, versions 4 to 6; version 7 follows the GenAI conventions. */
public final class VercelDialect implements Dialect {
  private static final String OPERATION = "ai.operationId";
  private static final String TOOL_NAME = "ai.toolCall.name";

  private static final Map<String, EventType> OPERATIONS = Map.of(
      "ai.toolcall", EventType.TOOL,
      "ai.generatetext", EventType.CHAIN,
      "ai.streamtext", EventType.CHAIN,
      "ai.generateobject", EventType.CHAIN,
      "ai.streamobject", EventType.CHAIN,
      "ai.embed", EventType.CHAIN,
      "ai.embedmany", EventType.CHAIN,
      "ai.rerank", EventType.CHAIN);

  private static final List<Move> TIMES = List.of(
      Move.of("ai.response.msToFirstChunk", Section.METADATA, "time_to_first_token_ms"),
      Move.of("ai.response.msToFinish", Section.METADATA, "latency_ms"),
      Move.of(
          "ai.response.avgOutputTokensPerSecond", Section.METRICS, "avg_output_tokens_per_second"));

  private static final List<Move> TABLE = List.of(
      Move.of("ai.prompt.toolChoice", Section.CONFIG, "tool_choice"),
      Move.of("ai.schema", Section.CONFIG, "schema"),
      Move.of("ai.schema.name", Section.CONFIG, "schema_name"),
      Move.of("ai.schema.description", Section.CONFIG, "schema_description"),
      Move.of("ai.response.finishReason", Section.METADATA, "finish_reason"),
      Move.of("ai.response.id", Section.METADATA, "response_id"),
      Move.of("ai.response.model", Section.METADATA, "response_model"),
      Move.of("ai.telemetry.metadata.userId", Section.USER_PROPERTIES, "user_id"),
      Move.of(TOOL_NAME, Section.CONFIG, "tool_name"),
      Move.of(TOOL_NAME, Section.METADATA, "tool_name"),
      Move.of("ai.toolCall.id", Section.METADATA, "tool_call_id"),
      new Move("ai.value", Section.INPUTS, "text", JsonText::unquoted),
      new Move("ai.values", Section.INPUTS, "text", VercelDialect::unquotedAll));

  @Override
  public List<Signature> signatures() {
    return List.of(new Signature(
        Signature.VERCEL,
        "vercel-ai",
        span -> span.attributes().has(OPERATION)
            || span.attributes().has(VercelMessages.INNER_PROMPT)
            || span.facts().scopeName().equals("ai")
            || span.facts().scopeName().equals("@vercel/otel")));
  }

  @Override
  public List<TypeRule> typeRules() {
    return List.of(
        TypeRule.of(TypeRule.VERCEL_OPERATION, OPERATION, VercelDialect::typeOf),
        TypeRule.modelIfAny("ai.model.id"));
  }

  /** The inner spans call the model; the outer ones only hold them, and repeat their tokens. */
  private static Optional<EventType> typeOf(String operation) {
    boolean calls = Stream.of(".dogenerate", ".dostream", ".doembed", ".dorerank")
        .anyMatch(operation::endsWith);
    return calls ? Optional.of(EventType.MODEL) : Optional.ofNullable(OPERATIONS.get(operation));
  }

  @Override
  public void read(SpanReading span) {
    Attributes attributes = span.attributes();
    if (!attributes.hasPrefix("ai.")) {
      moments(span);
      return;
    }
    span.move(TIMES);
    span.move(TABLE);
    moments(span);
    VercelSettings.read(span);
    span.moveAll("ai.telemetry.metadata.", Section.METADATA);
    VercelMessages.read(span);
    embeddings(span);
    ToolPayload.read(span, "ai.toolCall.args", "ai.toolCall.result");
    String tool = attributes.text(TOOL_NAME);
    if (tool != null && span.facts().name().startsWith("ai.toolCall")) {
      // all of them have the same name
      span.draft().offerName(tool);
    }
  }

  /** The events of a stream hold again what the span has when it ended well. */
  private static void moments(SpanReading span) {
    for (Moment moment : span.moments()) {
      if (moment.name().equals("ai.stream.firstChunk")
          || moment.name().equals("ai.stream.finish")) {
        moment.use();
        span.move(TIMES, moment.attributes());
      }
    }
  }

  /** Vectors are large, and say nothing to a reader. */
  private static void embeddings(SpanReading span) {
    Attributes attributes = span.attributes();
    long count = attributes.get("ai.embeddings") instanceof List<?> vectors
        ? vectors.size()
        : attributes.has("ai.embedding") || attributes.has("ai.embeddings") ? 1 : 0;
    if (count > 0) {
      span.draft().put(Section.METADATA, "embedding_count", count);
      attributes.use("ai.embedding");
      attributes.use("ai.embeddings");
    }
  }

  private static Object unquotedAll(Object values) {
    return Values.list(values) instanceof List<?> list
        ? list.stream().map(JsonText::unquoted).toList()
        : values;
  }
}
