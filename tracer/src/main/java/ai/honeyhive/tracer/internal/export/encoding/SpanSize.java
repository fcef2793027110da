package ai.honeyhive.tracer.internal.export.encoding;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How large a span is, about, for a queue that is bounded in bytes. Reads lengths only: a text
 * counts one and a half bytes a character, which is at least half of what any script takes, and is
 * seldom too little for what is mostly ASCII.
 */
public final class SpanSize {
  private static final int SPAN = 96;
  private static final int EVENT = 16;
  private static final int LINK = 48;
  private static final int VALUE = 10;

  private SpanSize() {}

  /** {@return about how many bytes the span takes in a request, never less than half of them} */
  public static int estimate(SpanData span) {
    long size = SPAN
        + text(span.getName())
        + text(span.getStatus().getDescription())
        + traceState(span.getSpanContext())
        + attributes(span.getAttributes());
    for (EventData event : span.getEvents()) {
      size += EVENT + text(event.getName()) + attributes(event.getAttributes());
    }
    for (LinkData link : span.getLinks()) {
      size += LINK + traceState(link.getSpanContext()) + attributes(link.getAttributes());
    }
    return (int) Math.min(Integer.MAX_VALUE, size);
  }

  private static long text(String text) {
    return text.length() + text.length() / 2L;
  }

  private static long traceState(SpanContext context) {
    if (context.getTraceState().isEmpty()) {
      return 0;
    }
    long[] size = {0};
    context.getTraceState().forEach((key, value) -> size[0] += text(key) + text(value) + 2);
    return size[0];
  }

  private static long attributes(Attributes attributes) {
    long[] size = {0};
    attributes.forEach((key, value) -> size[0] += VALUE + text(key.getKey()) + value(value, 0));
    return size[0];
  }

  private static long value(@Nullable Object wrapped, int depth) {
    if (wrapped instanceof String text) {
      return text(text);
    }
    Object value = PlainValue.of(wrapped);
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof ByteBuffer bytes) {
      return bytes.remaining();
    }
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return VALUE;
    }
    return nested(value, depth);
  }

  private static long nested(Object value, int depth) {
    if (depth == PlainValue.MAX_DEPTH) {
      return text(PlainValue.TOO_DEEP);
    }
    long size = VALUE;
    if (value instanceof List<?> list) {
      for (Object element : list) {
        size += VALUE + value(element, depth + 1);
      }
    } else if (value instanceof PlainValue.Pairs pairs) {
      for (KeyValue pair : pairs.list()) {
        size += VALUE + text(pair.getKey()) + value(pair.getValue(), depth + 1);
      }
    } else {
      size += text(value.toString());
    }
    return size;
  }
}
