package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.client.mapping.MappedSpan;
import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.sqlite.file.Ids;
import ai.honeyhive.server.store.archive.ArchiveRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an event stands in its trace. Events of spans that were mapped before they were sent say it
 * in their metadata.
 */
final class SpanPlace {
  private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SPAN_ID = Pattern.compile("[0-9a-f]{16}");

  private static final long NANOS_A_MILLISECOND = 1_000_000;

  final byte @Nullable [] traceId;
  final byte @Nullable [] spanId;
  final byte @Nullable [] parentSpanId;
  final @Nullable Long startNs;

  private SpanPlace(
      @Nullable String traceId,
      @Nullable String spanId,
      @Nullable String parentSpanId,
      @Nullable Long startNs) {
    this.startNs = startNs;
    this.traceId = Ids.hex(traceId);
    this.spanId = Ids.hex(spanId);
    this.parentSpanId = Ids.hex(parentSpanId);
  }

  /** Nothing is known about it. */
  static SpanPlace unknown() {
    return new SpanPlace(null, null, null, null);
  }

  /** The place it had in another store. */
  static SpanPlace restored(ArchiveRecord record) {
    JsonNode startNs = record.field("start_ns");
    return new SpanPlace(
        record.text("trace_id"),
        record.text("span_id"),
        record.text("parent_span_id"),
        startNs.isIntegralNumber() ? startNs.longValue() : null);
  }

  static SpanPlace of(Event event, @Nullable MappedSpan span) {
    if (span != null) {
      String parent = span.explicitParent() ? null : span.parentSpanId();
      return new SpanPlace(
          span.traceId(), span.spanId(), parent, span.startEpochNanos() % NANOS_A_MILLISECOND);
    }
    String traceId = said(event, "trace_id", TRACE_ID);
    String spanId = said(event, "span_id", SPAN_ID);
    return new SpanPlace(
        traceId, traceId == null ? null : spanId, derivedParent(event, traceId), null);
  }

  /** The parent's span, unless the event names another parent than the one that follows from it. */
  private static @Nullable String derivedParent(Event event, @Nullable String traceId) {
    String parentSpanId = said(event, "parent_span_id", SPAN_ID);
    String parentId = event.parentId();
    boolean derived = traceId != null
        && parentSpanId != null
        && (parentId == null || parentId.equals(SpanMapper.eventId(traceId, parentSpanId)));
    return derived ? parentSpanId : null;
  }

  private static @Nullable String said(Event event, String key, Pattern form) {
    return event.metadata().get(key) instanceof String text
            && form.matcher(text).matches()
        ? text
        : null;
  }
}
