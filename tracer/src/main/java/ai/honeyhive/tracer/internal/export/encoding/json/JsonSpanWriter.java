package ai.honeyhive.tracer.internal.export.encoding.json;

import ai.honeyhive.tracer.internal.export.encoding.OtlpFields;
import com.fasterxml.jackson.core.JsonGenerator;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes spans in OTLP's JSON: protobuf's, but ids in hexadecimal digits and enums as numbers.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP, JSON</a>
 */
final class JsonSpanWriter {
  private final JsonGenerator json;
  private final JsonAttributeWriter attributes;

  JsonSpanWriter(JsonGenerator json) {
    this.json = json;
    this.attributes = new JsonAttributeWriter(json);
  }

  /** Writes an object with the fields of {@code ResourceSpans} but the spans. */
  void resource(Resource resource) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("resource");
    attributes.write(resource.getAttributes());
    json.writeEndObject();
    schema(resource.getSchemaUrl());
    json.writeEndObject();
  }

  /** Writes an object with the fields of {@code ScopeSpans} but the spans. */
  void scope(InstrumentationScopeInfo scope) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("scope");
    text("name", scope.getName());
    if (scope.getVersion() != null) {
      text("version", scope.getVersion());
    }
    attributes.write(scope.getAttributes());
    json.writeEndObject();
    schema(scope.getSchemaUrl());
    json.writeEndObject();
  }

  private void schema(@Nullable String url) throws IOException {
    if (url != null) {
      text("schemaUrl", url);
    }
  }

  void span(SpanData span) throws IOException {
    SpanContext context = span.getSpanContext();
    SpanContext parent = span.getParentSpanContext();
    json.writeStartObject();
    ids(context);
    if (parent.isValid()) {
      text("parentSpanId", parent.getSpanId());
    }
    json.writeNumberField("flags", OtlpFields.flags(context, parent.isRemote()));
    text("name", span.getName());
    json.writeNumberField("kind", OtlpFields.kind(span.getKind()));
    time("startTimeUnixNano", span.getStartEpochNanos());
    time("endTimeUnixNano", span.getEndEpochNanos());
    attributes.write(span.getAttributes());
    dropped("Attributes", span.getTotalAttributeCount() - span.getAttributes().size());
    events(span);
    links(span);
    status(span.getStatus());
    json.writeEndObject();
  }

  private void events(SpanData span) throws IOException {
    if (!span.getEvents().isEmpty()) {
      json.writeArrayFieldStart("events");
      for (EventData event : span.getEvents()) {
        json.writeStartObject();
        time("timeUnixNano", event.getEpochNanos());
        text("name", event.getName());
        attributes.write(event.getAttributes());
        dropped(
            "Attributes", event.getTotalAttributeCount() - event.getAttributes().size());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    dropped("Events", span.getTotalRecordedEvents() - span.getEvents().size());
  }

  private void links(SpanData span) throws IOException {
    if (!span.getLinks().isEmpty()) {
      json.writeArrayFieldStart("links");
      for (LinkData link : span.getLinks()) {
        SpanContext context = link.getSpanContext();
        json.writeStartObject();
        ids(context);
        attributes.write(link.getAttributes());
        dropped(
            "Attributes", link.getTotalAttributeCount() - link.getAttributes().size());
        json.writeNumberField("flags", OtlpFields.flags(context, context.isRemote()));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    dropped("Links", span.getTotalRecordedLinks() - span.getLinks().size());
  }

  private void ids(SpanContext context) throws IOException {
    text("traceId", context.getTraceId());
    text("spanId", context.getSpanId());
    if (!context.getTraceState().isEmpty()) {
      text("traceState", OtlpFields.text(context.getTraceState()));
    }
  }

  private void status(StatusData status) throws IOException {
    json.writeObjectFieldStart("status");
    if (!status.getDescription().isEmpty()) {
      text("message", status.getDescription());
    }
    if (status.getStatusCode() != StatusCode.UNSET) {
      json.writeNumberField("code", status.getStatusCode() == StatusCode.OK ? 1 : 2);
    }
    json.writeEndObject();
  }

  private void dropped(String what, int count) throws IOException {
    if (count > 0) {
      json.writeNumberField("dropped" + what + "Count", count);
    }
  }

  private void time(String name, long nanos) throws IOException {
    json.writeStringField(name, Long.toUnsignedString(nanos));
  }

  private void text(String name, String value) throws IOException {
    json.writeStringField(name, WellFormed.text(value));
  }
}
