package ai.honeyhive.client.mapping;

import ai.honeyhive.client.internal.JsonValues;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Spans recorded from real instrumentors. */
final class CapturedSpans {
  static final List<String> FILES = List.of(
      "ai5",
      "ai6",
      "ai7",
      "honeyhive-ts-1.0.42-traceloop",
      "openai-oi",
      "openai-otel",
      "openai-tl",
      "spring-ai-1.1.6");

  private CapturedSpans() {}

  static List<OtlpSpan> read(String file) {
    List<OtlpSpan> spans = new ArrayList<>();
    try (InputStream in =
        CapturedSpans.class.getResourceAsStream("/captured-spans/" + file + ".spans.json")) {
      new ObjectMapper().readTree(in).forEach(json -> spans.add(span(json)));
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
    return spans;
  }

  private static OtlpSpan span(JsonNode json) {
    List<OtlpSpan.SpanEvent> events = new ArrayList<>();
    json.path("events")
        .forEach(event -> events.add(new OtlpSpan.SpanEvent(
            event.path("name").asText(),
            event.path("time").asLong(),
            map(event.path("attributes")))));
    JsonNode status = json.path("status");
    return OtlpSpan.builder()
        .traceId(json.path("trace_id").asText())
        .spanId(json.path("span_id").asText())
        .parentSpanId(json.path("parent_span_id").asText())
        .name(json.path("name").asText())
        .startEpochNanos(json.path("start").asLong())
        .endEpochNanos(json.path("end").asLong())
        .attributes(map(json.path("attributes")))
        .events(events)
        .status(status(status.path("code").asInt()))
        .statusMessage(status.path("message").asText(null))
        .scopeName(json.path("scope").path("name").asText())
        .scopeVersion(json.path("scope").path("version").asText(null))
        .resource(map(json.path("resource")))
        .build();
  }

  private static OtlpSpan.Status status(int code) {
    return switch (code) {
      case 1 -> OtlpSpan.Status.OK;
      case 2 -> OtlpSpan.Status.ERROR;
      default -> OtlpSpan.Status.UNSET;
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(JsonNode object) {
    return object.isObject() ? (Map<String, Object>) JsonValues.fromNode(object) : Map.of();
  }
}
