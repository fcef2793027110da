package ai.honeyhive.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spans that nobody would send: mapping never throws, and every value that went in comes out. */
class RandomSpansTest {
  /** Each of them holds all that a direction says, so that a span gets one of them at most. */
  private static final List<String> PAYLOADS = List.of(
      "gen_ai.input.messages",
      "gen_ai.prompt",
      "honeyhive_inputs",
      "input.value",
      "ai.prompt",
      "ai.prompt.messages",
      "pydantic_ai.all_messages",
      "gcp.vertex.agent.llm_request");

  private static final List<String> ANSWERS = List.of(
      "gen_ai.output.messages",
      "gen_ai.completion",
      "output.value",
      "ai.response.text",
      "ai.response.toolCalls",
      "gcp.vertex.agent.llm_response");

  /** These say a whole direction too, and win over a payload, which is not kept then. */
  private static final Set<String> WINNERS = Set.of(
      "honeyhive_inputs_raw",
      "honeyhive_outputs",
      "honeyhive_outputs_raw",
      "gen_ai.tool.call.arguments",
      "gen_ai.tool.call.result",
      "tool.parameters",
      "tool_call.function.arguments",
      "ai.toolCall.args",
      "ai.toolCall.result",
      "spring.ai.tool.call.arguments",
      "spring.ai.tool.call.result",
      "gcp.vertex.agent.tool_call_args",
      "gcp.vertex.agent.tool_response",
      "tool_arguments",
      "traceloop.entity.input",
      "llm.prompts.0.prompt.text",
      "llm.choices.0.completion.text",
      "llm.choices.1.completion.text");

  private static final List<String> KEYS = List.of(
      "honeyhive.session_id",
      "honeyhive_session_id",
      "session.id",
      "honeyhive.source",
      "honeyhive_source",
      "honeyhive_event_type",
      "honeyhive_event_name",
      "honeyhive_event_id",
      "honeyhive.parent_id",
      "honeyhive_error",
      "honeyhive_inputs.a",
      "honeyhive_inputs.a.b",
      "honeyhive_inputs.a.0",
      "honeyhive_inputs.a.0.b",
      "honeyhive_inputs.a.20000.b",
      "honeyhive_inputs.",
      "honeyhive_inputs_raw",
      "honeyhive_outputs",
      "honeyhive_outputs.result",
      "honeyhive_outputs.result.1",
      "honeyhive_outputs_raw",
      "honeyhive_metadata.scope.x",
      "honeyhive_metadata.ground_truth",
      "honeyhive_metrics.prompt_tokens",
      "honeyhive_metrics",
      "honeyhive_config",
      "honeyhive_duration_ms",
      "honeyhive_user_id",
      "gen_ai.operation.name",
      "gen_ai.system",
      "gen_ai.provider.name",
      "gen_ai.request.model",
      "gen_ai.response.model",
      "gen_ai.request.temperature",
      "gen_ai.request.stop_sequences",
      "gen_ai.response.finish_reasons",
      "gen_ai.usage.input_tokens",
      "gen_ai.usage.prompt_tokens",
      "gen_ai.usage.cost",
      "gen_ai.tool.name",
      "gen_ai.tool.call.arguments",
      "gen_ai.tool.call.result",
      "gen_ai.tool.definitions",
      "gen_ai.system_instructions",
      "gen_ai.openai.request.seed",
      "http.method",
      "http.url",
      "http.status_code",
      "http.response.status_code",
      "error.type",
      "outcome",
      "openinference.span.kind",
      "traceloop.span.kind",
      "traceloop.association.properties.run_id",
      "spring.ai.kind",
      "llm.model_name",
      "llm.provider",
      "llm.system",
      "llm.invocation_parameters",
      "llm.finish_reason",
      "llm.prompts.0.prompt.text",
      "llm.choices.0.completion.text",
      "llm.choices.1.completion.text",
      "llm.prompt_template.template",
      "llm.prompt_template.variables",
      "llm.token_count.prompt",
      "llm.cost.total",
      "metadata",
      "tag.tags",
      "user.id",
      "agent.name",
      "tool.name",
      "tool.description",
      "tool.parameters",
      "tool_call.id",
      "tool_call.function.name",
      "tool_call.function.arguments",
      "retrieval.documents.0.document.id",
      "retrieval.documents.0.document.metadata",
      "retrieval.documents.7.document.content",
      "reranker.query",
      "reranker.model_name",
      "reranker.top_k",
      "reranker.input_documents.0.document.content",
      "embedding.model_name",
      "embedding.embeddings.0.embedding.text",
      "embedding.embeddings.1.embedding.text",
      "ai.operationId",
      "ai.model.id",
      "ai.model.provider",
      "ai.settings.maxOutputTokens",
      "ai.settings.temperature",
      "ai.schema",
      "ai.response.finishReason",
      "ai.response.id",
      "ai.response.model",
      "ai.response.msToFirstChunk",
      "ai.usage.promptTokens",
      "ai.toolCall.name",
      "ai.toolCall.args",
      "ai.toolCall.result",
      "ai.value",
      "ai.telemetry.metadata.userId",
      "ai.telemetry.metadata.a",
      "ai.request.headers.x-a",
      "spring.ai.tool.call.arguments",
      "spring.ai.tool.call.result",
      "spring.ai.advisor.order",
      "db.vector.query.content",
      "db.system",
      "method",
      "status",
      "exception",
      "uri",
      "input_tokens",
      "gen_ai.client.estimated_cost",
      "gcp.vertex.agent.tool_call_args",
      "gcp.vertex.agent.tool_response",
      "final_result",
      "tool_arguments",
      "koog.node.name",
      "traceloop.entity.input",
      "traceloop.entity.output",
      "gen_ai.request.unheard",
      "messaging.destination.name",
      "tool.inputs.a",
      "tool.outputs.a",
      "gpu.a",
      "trace_id",
      "scope",
      "prompt_tokens",
      "",
      ".",
      "x");

  private static final List<String> EVENTS =
      List.of("exception", "gen_ai.user.message", "gen_ai.choice", "other", "");
  private static final List<String> EVENT_KEYS = List.of(
      "content",
      "role",
      "id",
      "tool_calls",
      "message",
      "index",
      "finish_reason",
      "exception.message",
      "y");

  private final List<String> tokens = new ArrayList<>();
  private Random random = new Random(0);

  static List<Long> seeds() {
    return List.of(1L, 2L, System.nanoTime());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingThrowsAndNothingIsLost(long seed) throws JsonProcessingException {
    random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      tokens.clear();
      OtlpSpan span = span();
      MappedSpan mapped = SpanMapper.standard().map(span);
      Event event = mapped.event();
      String json = new ObjectMapper().writeValueAsString(event.toJson());
      assertThat(json + mapped.session().metadata())
          .as("seed %d, span %d: %s %s", seed, i, span.attributes(), events(span))
          .contains(wanted())
          .doesNotContain("mapping_error");
      assertThat(Event.fromJson(event.toJson())).isEqualTo(event);
      assertThat(SpanMapper.standard().map(span).event()).isEqualTo(event);
    }
  }

  private List<String> wanted() {
    return tokens.isEmpty() ? List.of(Spans.TRACE) : tokens;
  }

  private static String events(OtlpSpan span) {
    StringBuilder text = new StringBuilder();
    span.events().forEach(event -> text.append(event.name()).append(event.attributes()));
    return text.toString();
  }

  private OtlpSpan span() {
    boolean told = random.nextBoolean();
    List<String> keys =
        told ? KEYS.stream().filter(key -> !WINNERS.contains(key)).toList() : KEYS;
    Map<String, Object> attributes = attributes(keys, 1 + random.nextInt(12));
    if (told) {
      attributes.put(pick(PAYLOADS), value(0));
      attributes.put(pick(ANSWERS), value(0));
    }
    OtlpSpan.Builder span = Spans.span()
        .startEpochNanos(random.nextLong())
        .endEpochNanos(random.nextLong())
        .status(random.nextBoolean() ? OtlpSpan.Status.ERROR : OtlpSpan.Status.UNSET)
        .statusMessage(random.nextBoolean() ? token() : null);
    List<OtlpSpan.SpanEvent> events = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0 && !told; i--) {
      events.add(new OtlpSpan.SpanEvent(
          pick(EVENTS), random.nextLong(), attributes(EVENT_KEYS, random.nextInt(4))));
    }
    return span.attributes(attributes).events(events).build();
  }

  private Map<String, Object> attributes(List<String> keys, int size) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      String key = pick(keys);
      if (!attributes.containsKey(key)) {
        attributes.put(key, value(0));
      }
    }
    return attributes;
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth > 3 ? 6 : 10)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> Long.parseLong(token());
      case 3 ->
        List.of(
                "chat",
                "execute_tool",
                "invoke_agent",
                "tool",
                "ERROR",
                "none",
                "true",
                "{",
                "[\"cut")
            .get(random.nextInt(9));
      case 4, 5 -> token();
      case 6 -> List.of("v" + token(), token());
      case 7 ->
        attributes(List.of("role", "content", "parts", "type", "function", "text", "id", "a"), 3);
      default -> text(value(depth + 1));
    };
  }

  private static String text(Object value) {
    return String.valueOf(new ObjectMapper().valueToTree(value));
  }

  /** A number that stands in the span once; 16 digits, so that no rule rounds it. */
  private String token() {
    String token = Long.toString(1_000_000_000_000_000L + tokens.size() * 1_000_003L);
    tokens.add(token);
    return token;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
