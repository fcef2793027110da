package ai.honeyhive.tracer.internal.export.encoding;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Encodes spans as an {@code ExportTraceServiceRequest} of OTLP 1.x. Not thread-safe; one per
 * worker.
 *
 * <p>Everything is written last field first (see {@link ProtobufWriter}); the numbers are the field
 * numbers of {@code opentelemetry/proto/trace/v1/trace.proto}.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/">OTLP specification</a>
 */
public final class OtlpEncoder {
  private static final int INITIAL_CAPACITY = 64 * 1024;
  private static final int HAS_IS_REMOTE = 0x100;
  private static final int IS_REMOTE = 0x200;

  private final ProtobufWriter out = new ProtobufWriter(INITIAL_CAPACITY);
  private final AttributeEncoder attributes = new AttributeEncoder(out);

  /** Encodes the spans in one request, grouped by resource and scope. */
  public byte[] encode(List<SpanData> spans) {
    out.reset();
    byResource(spans).forEach((resource, scopes) -> {
      int mark = out.size();
      if (resource.getSchemaUrl() != null) {
        out.string(3, resource.getSchemaUrl());
      }
      scopes.forEach(this::scopeSpans);
      int inner = out.size();
      attributes.encode(1, resource.getAttributes());
      out.message(1, inner);
      out.message(1, mark);
    });
    return out.toByteArray();
  }

  /** By identity: a provider has one resource and one scope a tracer, and their hashes are slow. */
  private static IdentityHashMap<
          Resource, IdentityHashMap<InstrumentationScopeInfo, List<SpanData>>>
      byResource(List<SpanData> spans) {
    IdentityHashMap<Resource, IdentityHashMap<InstrumentationScopeInfo, List<SpanData>>> groups =
        new IdentityHashMap<>();
    for (SpanData span : spans) {
      groups
          .computeIfAbsent(span.getResource(), resource -> new IdentityHashMap<>())
          .computeIfAbsent(span.getInstrumentationScopeInfo(), scope -> new ArrayList<>())
          .add(span);
    }
    return groups;
  }

  private void scopeSpans(InstrumentationScopeInfo scope, List<SpanData> spans) {
    int mark = out.size();
    if (scope.getSchemaUrl() != null) {
      out.string(3, scope.getSchemaUrl());
    }
    for (int i = spans.size() - 1; i >= 0; i--) {
      span(spans.get(i));
    }
    int inner = out.size();
    attributes.encode(3, scope.getAttributes());
    if (scope.getVersion() != null) {
      out.string(2, scope.getVersion());
    }
    out.string(1, scope.getName());
    out.message(1, inner);
    out.message(2, mark);
  }

  private void span(SpanData span) {
    int mark = out.size();
    SpanContext context = span.getSpanContext();
    out.fixed32(16, flags(context, span.getParentSpanContext().isRemote()));
    status(span.getStatus());
    dropped(14, span.getTotalRecordedLinks() - span.getLinks().size());
    List<LinkData> links = span.getLinks();
    for (int i = links.size() - 1; i >= 0; i--) {
      link(links.get(i));
    }
    dropped(12, span.getTotalRecordedEvents() - span.getEvents().size());
    List<EventData> events = span.getEvents();
    for (int i = events.size() - 1; i >= 0; i--) {
      event(events.get(i));
    }
    dropped(10, span.getTotalAttributeCount() - span.getAttributes().size());
    attributes.encode(9, span.getAttributes());
    out.fixed64(8, span.getEndEpochNanos());
    out.fixed64(7, span.getStartEpochNanos());
    out.uint(6, kind(span.getKind()));
    out.string(5, span.getName());
    if (span.getParentSpanContext().isValid()) {
      out.hex(4, span.getParentSpanContext().getSpanId());
    }
    traceState(context);
    out.hex(2, context.getSpanId());
    out.hex(1, context.getTraceId());
    out.message(2, mark);
  }

  private void event(EventData event) {
    int mark = out.size();
    dropped(4, event.getTotalAttributeCount() - event.getAttributes().size());
    attributes.encode(3, event.getAttributes());
    out.string(2, event.getName());
    out.fixed64(1, event.getEpochNanos());
    out.message(11, mark);
  }

  private void link(LinkData link) {
    int mark = out.size();
    SpanContext context = link.getSpanContext();
    out.fixed32(6, flags(context, context.isRemote()));
    dropped(5, link.getTotalAttributeCount() - link.getAttributes().size());
    attributes.encode(4, link.getAttributes());
    traceState(context);
    out.hex(2, context.getSpanId());
    out.hex(1, context.getTraceId());
    out.message(13, mark);
  }

  private void traceState(SpanContext context) {
    if (!context.getTraceState().isEmpty()) {
      List<String> entries = new ArrayList<>();
      context.getTraceState().forEach((key, value) -> entries.add(key + '=' + value));
      out.string(3, String.join(",", entries));
    }
  }

  private void status(StatusData status) {
    int mark = out.size();
    if (status.getStatusCode() != StatusCode.UNSET) {
      out.uint(3, status.getStatusCode() == StatusCode.OK ? 1 : 2);
    }
    if (!status.getDescription().isEmpty()) {
      out.string(2, status.getDescription());
    }
    out.message(15, mark);
  }

  private void dropped(int field, int count) {
    if (count > 0) {
      out.uint(field, count);
    }
  }

  private static int flags(SpanContext context, boolean remote) {
    return (context.getTraceFlags().asByte() & 0xFF) | HAS_IS_REMOTE | (remote ? IS_REMOTE : 0);
  }

  private static int kind(SpanKind kind) {
    return switch (kind) {
      case INTERNAL -> 1;
      case SERVER -> 2;
      case CLIENT -> 3;
      case PRODUCER -> 4;
      case CONSUMER -> 5;
    };
  }
}
