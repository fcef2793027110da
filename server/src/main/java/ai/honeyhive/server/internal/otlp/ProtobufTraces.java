package ai.honeyhive.server.internal.otlp;

import ai.honeyhive.client.mapping.OtlpSpan;
import ai.honeyhive.server.internal.http.BodyValues;
import ai.honeyhive.server.internal.http.HttpFailure;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes an {@code ExportTraceServiceRequest} in protobuf. */
final class ProtobufTraces {
  private ProtobufTraces() {}

  static void decode(byte[] body, SpanBatch batch) {
    for (ResourceSpans resourceSpans : parse(body).getResourceSpansList()) {
      Map<String, @Nullable Object> resource =
          ProtobufValues.map(resourceSpans.getResource().getAttributesList());
      for (ScopeSpans scopeSpans : resourceSpans.getScopeSpansList()) {
        InstrumentationScope scope = scopeSpans.getScope();
        for (Span span : scopeSpans.getSpansList()) {
          batch.add(
              () -> span(span, scope, resource),
              () -> SpanIds.both(hex(span.getTraceId()), hex(span.getSpanId())));
        }
      }
    }
  }

  private static ExportTraceServiceRequest parse(byte[] body) {
    // A message takes two bytes at least: in a smaller body there are not too many.
    if (body.length > 2L * BodyValues.MOST) {
      BodyValues.checked(ProtobufSize.messages(body));
    }
    try {
      return ExportTraceServiceRequest.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw HttpFailure.badRequest(
          "The body is not a complete, valid ExportTraceServiceRequest in protobuf: "
              + e.getMessage());
    }
  }

  private static OtlpSpan span(
      Span span, InstrumentationScope scope, Map<String, @Nullable Object> resource) {
    return OtlpSpan.builder()
        .traceId(SpanIds.trace(hex(span.getTraceId())))
        .spanId(SpanIds.span(hex(span.getSpanId())))
        .parentSpanId(SpanIds.parent(hex(span.getParentSpanId())))
        .name(span.getName())
        .startEpochNanos(span.getStartTimeUnixNano())
        .endEpochNanos(span.getEndTimeUnixNano())
        .attributes(ProtobufValues.map(span.getAttributesList()))
        .events(span.getEventsList().stream().map(ProtobufTraces::event).toList())
        .status(status(span.getStatus().getCode()))
        .statusMessage(emptyToNull(span.getStatus().getMessage()))
        .scopeName(scope.getName())
        .scopeVersion(emptyToNull(scope.getVersion()))
        .resource(resource)
        .build();
  }

  private static OtlpSpan.SpanEvent event(Span.Event event) {
    return new OtlpSpan.SpanEvent(
        event.getName(), event.getTimeUnixNano(), ProtobufValues.map(event.getAttributesList()));
  }

  private static OtlpSpan.Status status(StatusCode code) {
    return switch (code) {
      case STATUS_CODE_OK -> OtlpSpan.Status.OK;
      case STATUS_CODE_ERROR -> OtlpSpan.Status.ERROR;
      case STATUS_CODE_UNSET, UNRECOGNIZED -> OtlpSpan.Status.UNSET;
    };
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
