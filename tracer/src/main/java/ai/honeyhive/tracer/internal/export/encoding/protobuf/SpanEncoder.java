package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import ai.honeyhive.tracer.internal.export.encoding.OtlpFields;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;

/**
 * Writes spans. The numbers are the field numbers of
 * {@code opentelemetry/proto/trace/v1/trace.proto}.
 */
final class SpanEncoder {
  /** The field of a span in {@code ScopeSpans}. */
  static final int SPANS = 2;

  private static final int ATTRIBUTES = 9;

  private final ProtobufWriter out;
  private final AttributeEncoder attributes;
  private int width = 2;

  SpanEncoder(ProtobufWriter out, KeyCache keys) {
    this.out = out;
    this.attributes = new AttributeEncoder(out, keys);
  }

  void span(SpanData span) {
    int guessed = width;
    int content = out.open(SPANS, guessed);
    SpanContext context = span.getSpanContext();
    SpanContext parent = span.getParentSpanContext();
    ids(context);
    if (parent.isValid()) {
      out.hex(4, parent.getSpanId());
    }
    out.string(5, span.getName());
    out.uint(6, OtlpFields.kind(span.getKind()));
    out.fixed64(7, span.getStartEpochNanos());
    out.fixed64(8, span.getEndEpochNanos());
    attributes.encode(ATTRIBUTES, span.getAttributes());
    dropped(10, span.getTotalAttributeCount() - span.getAttributes().size());
    eventsAndLinks(span);
    status(span.getStatus());
    out.fixed32(16, OtlpFields.flags(context, parent.isRemote()));
    width = ProtobufWriter.varintLength(out.position() - content);
    out.close(content, guessed);
  }

  private void eventsAndLinks(SpanData span) {
    List<EventData> events = span.getEvents();
    for (int i = 0; i < events.size(); i++) {
      event(events.get(i));
    }
    dropped(12, span.getTotalRecordedEvents() - events.size());
    List<LinkData> links = span.getLinks();
    for (int i = 0; i < links.size(); i++) {
      link(links.get(i));
    }
    dropped(14, span.getTotalRecordedLinks() - links.size());
  }

  private void event(EventData event) {
    int content = out.open(11, 2);
    out.fixed64(1, event.getEpochNanos());
    out.string(2, event.getName());
    attributes.encode(3, event.getAttributes());
    dropped(4, event.getTotalAttributeCount() - event.getAttributes().size());
    out.close(content, 2);
  }

  private void link(LinkData link) {
    int content = out.open(13, 1);
    SpanContext context = link.getSpanContext();
    ids(context);
    attributes.encode(4, link.getAttributes());
    dropped(5, link.getTotalAttributeCount() - link.getAttributes().size());
    out.fixed32(6, OtlpFields.flags(context, context.isRemote()));
    out.close(content, 1);
  }

  private void ids(SpanContext context) {
    out.hex(1, context.getTraceId());
    out.hex(2, context.getSpanId());
    if (!context.getTraceState().isEmpty()) {
      out.string(3, OtlpFields.text(context.getTraceState()));
    }
  }

  private void status(StatusData status) {
    int content = out.open(15, 1);
    if (!status.getDescription().isEmpty()) {
      out.string(2, status.getDescription());
    }
    if (status.getStatusCode() != StatusCode.UNSET) {
      out.uint(3, status.getStatusCode() == StatusCode.OK ? 1 : 2);
    }
    out.close(content, 1);
  }

  private void dropped(int field, int count) {
    if (count > 0) {
      out.uint(field, count);
    }
  }
}
