package ai.honeyhive.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.internal.JsonValues;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Real spans, also of conventions that no dialect reads yet: none may lose anything. */
class CapturedSpansTest {
  static final List<String> FILES = CapturedSpans.FILES;

  /**
   * Words that only say how a message was built; its new form says it in another way. A message
   * that calls tools has no empty content.
   */
  private static final Set<String> STRUCTURE = Set.of(
      "",
      "text",
      "function",
      "tool_call",
      "tool_call_response",
      "tool-call",
      "tool-result",
      "json",
      "uri",
      "image");

  /**
   * The backend takes the project from the key; seconds become milliseconds; vectors are counted;
   * the bodies of requests say again what the messages say; what went well is not said.
   */
  private static final Set<String> CHANGED = Set.of(
      "honeyhive.project",
      "honeyhive_project",
      "gen_ai.client.operation.duration",
      "gen_ai.client.operation.time_to_first_chunk",
      "ai.value",
      "ai.values",
      "ai.embedding",
      "ai.embeddings",
      "embedding.embeddings.0.embedding.vector",
      "llm.invocation_parameters",
      "input.value",
      "output.value",
      "exception",
      "outcome");

  @ParameterizedTest
  @FieldSource("FILES")
  void everySpanBecomesAWholeEvent(String file) {
    for (OtlpSpan span : CapturedSpans.read(file)) {
      Event event = SpanMapper.standard().map(span).event();
      assertThat(UUID.fromString(event.eventId())).hasToString(event.eventId());
      assertThat(UUID.fromString(event.sessionId())).hasToString(event.sessionId());
      assertThat(UUID.fromString(event.parentId())).hasToString(event.parentId());
      assertThat(event.eventType()).isIn(EventType.MODEL, EventType.TOOL, EventType.CHAIN);
      assertThat(event.eventName()).isNotEmpty();
      assertThat(event.metadata().keySet())
          .contains("trace_id", "span_id", "has_otlp_lineage", "scope")
          .noneMatch(key -> key.startsWith("mapping_error"));
      assertThat(event.error() != null).isEqualTo(failed(span));
      assertThat(Event.fromJson(event.toJson())).isEqualTo(event);
    }
  }

  private static boolean failed(OtlpSpan span) {
    return span.status() == OtlpSpan.Status.ERROR
        || span.attributes().containsKey("honeyhive_error");
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void everyValueIsFoundAgain(String file) {
    for (OtlpSpan span : CapturedSpans.read(file)) {
      Set<String> kept =
          Leaves.of(JsonValues.fromNode(SpanMapper.standard().map(span).event().toJson()));
      span.attributes().forEach((key, value) -> {
        if (!CHANGED.contains(key)) {
          assertThat(kept).as("%s: %s", span, key).containsAll(wanted(value));
        }
      });
      span.events()
          .forEach(moment -> assertThat(kept)
              .as("%s: %s", span, moment.name())
              .containsAll(wanted(moment.attributes())));
    }
  }

  private static Set<String> wanted(Object value) {
    return Leaves.of(value).stream()
        .filter(leaf -> !STRUCTURE.contains(leaf))
        .collect(Collectors.toSet());
  }

  @Test
  void allOfThemWereRead() {
    assertThat(FILES.stream().mapToInt(file -> CapturedSpans.read(file).size()).sum())
        .isEqualTo(78);
  }

  @Test
  void theOpenTelemetryOpenAiSpansReadWell() {
    List<Event> events = CapturedSpans.read("openai-otel").stream()
        .map(span -> SpanMapper.standard().map(span).event())
        .toList();
    assertThat(events).extracting(Event::eventType).containsOnly(EventType.MODEL);
    Event chat = events.get(0);
    assertThat(chat.config()).isEqualTo(Spans.json("""
        {"temperature": 0.2, "top_p": 0.9, "max_tokens": 64, "model": "gpt-4o-mini", "provider": "openai"}
        """));
    assertThat(chat.outputs()).isEqualTo(Map.of("finish_reason", "tool_calls"));
    assertThat(chat.duration()).isEqualTo(40.793487);
    assertThat(chat.metadata()).isEqualTo(Spans.json("""
        {
          "operation_name": "chat", "response_id": "chatcmpl-m1", "response_model": "gpt-4o-mini-2024-07-18",
          "finish_reasons": ["tool_calls"], "finish_reason": "tool_calls", "system": "openai",
          "model_name": "gpt-4o-mini-2024-07-18", "prompt_tokens": 21, "completion_tokens": 7, "input_tokens": 21,
          "output_tokens": 7, "total_tokens": 28, "server.address": "127.0.0.1", "server.port": 4983,
          "instrumentor": "standardgenai", "has_otlp_lineage": true,
          "scope": {"name": "@opentelemetry/instrumentation-openai", "version": "0.21.0"},
          "trace_id": "1454d7eb0ff8695aec9ec1ee94e9b2ef", "span_id": "57716e6cb6eae1a7"
        }
        """));
    Event refused = events.get(3);
    assertThat(refused.error()).isEqualTo("429 Rate limit reached (mock)");
    assertThat(refused.metadata())
        .containsEntry("error.type", "RateLimitError")
        .doesNotContainKey("total_tokens");
    Event embeddings = events.get(4);
    assertThat(embeddings.config()).containsEntry("encoding_formats", List.of("float"));
    assertThat(embeddings.metadata()).containsEntry("total_tokens", 3L);
  }
}
