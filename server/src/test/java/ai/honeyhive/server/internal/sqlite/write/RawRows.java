package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.client.mapping.OtlpSpan;
import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.server.store.EventWrite;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows the server would write for requests, made beforehand. */
final class RawRows {
  private RawRows() {}

  static List<EventRow> of(List<byte[]> requests) throws Exception {
    List<EventRow> rows = new ArrayList<>();
    for (byte[] request : requests) {
      for (Span span : ExportTraceServiceRequest.parseFrom(request)
          .getResourceSpans(0)
          .getScopeSpans(0)
          .getSpansList()) {
        rows.add(EventRow.of(EventWrite.of("p", SpanMapper.standard().map(span(span))), 0));
      }
    }
    return rows;
  }

  private static OtlpSpan span(Span span) {
    HexFormat hex = HexFormat.of();
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (KeyValue pair : span.getAttributesList()) {
      attributes.put(
          pair.getKey(),
          pair.getValue().hasIntValue()
              ? pair.getValue().getIntValue()
              : pair.getValue().getStringValue());
    }
    return OtlpSpan.builder()
        .traceId(hex.formatHex(span.getTraceId().toByteArray()))
        .spanId(hex.formatHex(span.getSpanId().toByteArray()))
        .parentSpanId(
            span.getParentSpanId().isEmpty()
                ? null
                : hex.formatHex(span.getParentSpanId().toByteArray()))
        .name(span.getName())
        .startEpochNanos(span.getStartTimeUnixNano())
        .endEpochNanos(span.getEndTimeUnixNano())
        .attributes(attributes)
        .scopeName("sample")
        .build();
  }
}
