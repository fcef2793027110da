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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spans that nobody would send: mapping never throws, and every value that went in comes out. */
class RandomSpansTest {
  /** Each of them holds all that a direction says, so that a span gets one of them at most. */
  private static final List<String> PAYLOADS =
      List.of("gen_ai.input.messages", "gen_ai.prompt", "honeyhive_inputs");

  private static final List<String> ANSWERS =
      List.of("gen_ai.output.messages", "gen_ai.completion");

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
    Map<String, Object> attributes = attributes(KEYS, 1 + random.nextInt(12));
    boolean told = random.nextBoolean();
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
