package ai.honeyhive.tracer.internal.export.encoding.json;

import ai.honeyhive.client.mapping.OtlpSpan;
import ai.honeyhive.tracer.internal.export.encoding.PlainValue;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spans as the mapper takes them, and as they would come out of OTLP. */
final class OtlpSpans {
  private OtlpSpans() {}

  static OtlpSpan of(SpanData span, Map<String, @Nullable Object> resource) {
    return OtlpSpan.builder()
        .traceId(span.getTraceId())
        .spanId(span.getSpanId())
        .parentSpanId(span.getParentSpanContext().isValid() ? span.getParentSpanId() : null)
        .name(WellFormed.text(span.getName()))
        .startEpochNanos(span.getStartEpochNanos())
        .endEpochNanos(span.getEndEpochNanos())
        .attributes(map(span.getAttributes()))
        .events(span.getEvents().stream().map(OtlpSpans::event).toList())
        .status(status(span.getStatus().getStatusCode()))
        .statusMessage(WellFormed.text(span.getStatus().getDescription()))
        .scopeName(span.getInstrumentationScopeInfo().getName())
        .scopeVersion(span.getInstrumentationScopeInfo().getVersion())
        .resource(resource)
        .build();
  }

  private static OtlpSpan.SpanEvent event(EventData event) {
    return new OtlpSpan.SpanEvent(
        WellFormed.text(event.getName()), event.getEpochNanos(), map(event.getAttributes()));
  }

  private static OtlpSpan.Status status(StatusCode code) {
    return switch (code) {
      case OK -> OtlpSpan.Status.OK;
      case ERROR -> OtlpSpan.Status.ERROR;
      case UNSET -> OtlpSpan.Status.UNSET;
    };
  }

  static Map<String, @Nullable Object> map(Attributes attributes) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    attributes.forEach((key, value) -> map.put(WellFormed.text(key.getKey()), value(value, 0)));
    return map;
  }

  private static @Nullable Object value(@Nullable Object wrapped, int depth) {
    Object value = PlainValue.of(wrapped);
    if (value instanceof String text) {
      return WellFormed.text(text);
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] copy = new byte[buffer.remaining()];
      buffer.duplicate().get(copy);
      return Base64.getEncoder().encodeToString(copy);
    }
    if (value instanceof List<?> || value instanceof PlainValue.Pairs) {
      return depth == PlainValue.MAX_DEPTH ? PlainValue.TOO_DEEP : nested(value, depth + 1);
    }
    return value;
  }

  private static Object nested(Object value, int depth) {
    if (value instanceof PlainValue.Pairs pairs) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (KeyValue pair : pairs.list()) {
        map.put(WellFormed.text(pair.getKey()), value(pair.getValue(), depth));
      }
      return map;
    }
    List<@Nullable Object> list = new ArrayList<>();
    for (Object element : (List<?>) value) {
      list.add(value(element, depth));
    }
    return list;
  }
}
