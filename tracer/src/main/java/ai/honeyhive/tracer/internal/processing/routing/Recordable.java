package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadableSpan;
import org.jspecify.annotations.Nullable;

/**
 * A span that somebody else may have started, for the application to record on.
 *
 * @param owner the tracer that it belongs to, or one of its scopes
 * @param content where to record: the span, or beside it when it is a host's
 */
public record Recordable(SpanOwner owner, Span content) {
  /** The span that is current in a context; null when there is none, or it is nobody's. */
  public static @Nullable Recordable in(Context context) {
    Span current = LiveSpans.currentIn(context);
    SpanRecord record = LiveSpans.recordOf(current);
    if (record != null) {
      Span content = record.isWritable()
          ? new RoomySpan(current, record.owner())
          : SpanRouter.contentOf(current);
      return new Recordable(record.owner(), content);
    }
    // Of the spans that nothing is kept beside, only those of a tracer's own provider carry this.
    String session = read(current, SpanKeys.SESSION_ID);
    SpanOwner owner = session == null ? null : OpenTracers.ofSession(session);
    return owner == null ? null : new Recordable(owner, new RoomySpan(current, owner));
  }

  /** Whether what is recorded of a span will be delivered with it, as far as that is known. */
  public static boolean isDelivered(Span content) {
    SpanRecord record = LiveSpans.recordOf(content);
    return content.getSpanContext().isSampled() && (record == null || record.isDelivered());
  }

  /** The value of an attribute, on the span or beside it; null when there is none. */
  public static @Nullable String read(Span content, AttributeKey<String> key) {
    SpanRecord record = LiveSpans.recordOf(content);
    if (record != null && record.content().get(key) instanceof String text) {
      return text;
    }
    Span span = content;
    while (span instanceof DelegatingSpan delegating) {
      span = delegating.delegate();
    }
    return span instanceof ReadableSpan readable ? readable.getAttribute(key) : null;
  }
}
