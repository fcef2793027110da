package ai.honeyhive.tracer.internal.processing.routing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside the spans of this process. One table for all routers, so that a span two of
 * them see, because a processor was added twice, is taken once. Thread-safe.
 */
final class LiveSpans {
  private static final SpanTable LIVE = new SpanTable();

  private LiveSpans() {}

  /** Whether the record was put; false when the span has one already. */
  static boolean put(Object span, SpanRecord record) {
    return LIVE.put(span, record);
  }

  /** The record of a span of an SDK, or of one in front of it; null when there is none. */
  static @Nullable SpanRecord recordOf(Span span) {
    if (span instanceof TappedSpan tapped) {
      return tapped.record();
    }
    if (span instanceof BesideSpan beside) {
      return beside.record();
    }
    if (span instanceof RoomySpan roomy) {
      return roomy.record();
    }
    return LIVE.get(span);
  }

  /** The record of the span that is current in a context; null when there is none. */
  static @Nullable SpanRecord recordIn(Context context) {
    return recordOf(currentIn(context));
  }

  /** The span that is current in a context, and not what stands for it there. */
  static Span currentIn(Context context) {
    Span current = Span.fromContext(context);
    Span isolated = IsolatedSpan.behind(context, current);
    return isolated instanceof IsolatedSpan stands ? stands.delegate() : current;
  }

  /**
   * The record of a span that ends; null when there is none. It stays known where what starts below
   * the span later depends on it.
   */
  static @Nullable SpanRecord ended(Object span) {
    SpanRecord record = LIVE.get(span);
    if (record != null && !record.outlivesItsSpan()) {
      LIVE.remove(span);
    }
    return record;
  }
}
