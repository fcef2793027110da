package ai.honeyhive.server.internal.otlp;

import ai.honeyhive.client.mapping.OtlpSpan;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an {@code ExportTraceServiceRequest} in OTLP's JSON, and in what exporters make of it:
 * ids in either case, numbers as text or numbers, enums as names or numbers, nulls.
 */
final class JsonTraces {
  private JsonTraces() {}

  static void decode(byte[] body, SpanBatch batch) throws IOException {
    for (JsonNode resourceSpans : list(parse(body), "resourceSpans")) {
      Map<String, @Nullable Object> resource =
          JsonValues.map(resourceSpans.path("resource").path("attributes"));
      for (JsonNode scopeSpans : list(resourceSpans, "scopeSpans")) {
        JsonNode scope = scopeSpans.path("scope");
        for (JsonNode span : list(scopeSpans, "spans")) {
          batch.add(
              () -> span(span, scope, resource),
              () -> SpanIds.both(text(span, "traceId"), text(span, "spanId")));
        }
      }
    }
  }

  private static JsonNode parse(byte[] body) throws IOException {
    try {
      JsonNode request = Json.parse(body);
      if (!request.isObject()) {
        throw HttpFailure.badRequest(
            "The body must be an ExportTraceServiceRequest as a JSON object");
      }
      return request;
    } catch (JsonProcessingException e) {
      throw HttpFailure.badRequest("The body is not valid JSON: " + Json.problem(e));
    }
  }

  /** The list in a field of the envelope; absent and null are empty. */
  private static JsonNode list(JsonNode parent, String name) {
    JsonNode list = parent.path(name);
    if (!list.isArray() && !list.isNull() && !list.isMissingNode()) {
      throw HttpFailure.badRequest(name + " must be a list");
    }
    return list;
  }

  private static OtlpSpan span(
      JsonNode span, JsonNode scope, Map<String, @Nullable Object> resource) {
    JsonNode status = span.path("status");
    return OtlpSpan.builder()
        .traceId(SpanIds.trace(text(span, "traceId")))
        .spanId(SpanIds.span(text(span, "spanId")))
        .parentSpanId(SpanIds.parent(text(span, "parentSpanId")))
        .name(text(span, "name"))
        .startEpochNanos(JsonValues.integer(span.path("startTimeUnixNano")))
        .endEpochNanos(JsonValues.integer(span.path("endTimeUnixNano")))
        .attributes(JsonValues.map(span.path("attributes")))
        .events(events(span.path("events")))
        .status(status(status.path("code").asText()))
        .statusMessage(emptyToNull(text(status, "message")))
        .scopeName(text(scope, "name"))
        .scopeVersion(emptyToNull(text(scope, "version")))
        .resource(resource)
        .build();
  }

  private static List<OtlpSpan.SpanEvent> events(JsonNode list) {
    List<OtlpSpan.SpanEvent> events = new ArrayList<>();
    for (JsonNode event : list) {
      events.add(new OtlpSpan.SpanEvent(
          text(event, "name"),
          JsonValues.integer(event.path("timeUnixNano")),
          JsonValues.map(event.path("attributes"))));
    }
    return events;
  }

  private static OtlpSpan.Status status(String code) {
    return switch (code) {
      case "1", "STATUS_CODE_OK" -> OtlpSpan.Status.OK;
      case "2", "STATUS_CODE_ERROR" -> OtlpSpan.Status.ERROR;
      default -> OtlpSpan.Status.UNSET;
    };
  }

  private static String text(JsonNode parent, String name) {
    return parent.path(name).asText("");
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
