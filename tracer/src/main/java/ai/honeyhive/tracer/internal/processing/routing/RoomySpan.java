package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.internal.context.SpanOwner;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.ReadableSpan;
import org.jspecify.annotations.Nullable;

/**
 * A span of ours to write on. The SDK takes no new attributes when there are as many as its limit
 * says; what must not be missing then is kept beside the span. Thread-safe.
 */
final class RoomySpan extends DelegatingSpan {
  private final SpanOwner owner;

  RoomySpan(Span span, SpanOwner owner) {
    super(span);
    this.owner = owner;
  }

  /** The record of the span behind it; null when there is none. */
  @Nullable
  SpanRecord record() {
    return LiveSpans.recordOf(delegate());
  }

  @Override
  public <T> Span setAttribute(AttributeKey<T> key, @Nullable T value) {
    super.setAttribute(key, value);
    if (value != null
        && LateKeys.contains(key)
        && delegate() instanceof ReadableSpan readable
        && readable.getAttribute(key) == null
        && isRecording()) {
      beside(readable).content().rescue(key, value);
    }
    return this;
  }

  private SpanRecord beside(ReadableSpan span) {
    SpanRecord known = LiveSpans.recordOf(delegate());
    if (known != null) {
      return known;
    }
    SpanRecord fresh = SpanRecord.ofStarted(owner, span);
    SpanRecord raced = LiveSpans.put(span, fresh) ? fresh : LiveSpans.recordOf(delegate());
    return raced == null ? fresh : raced;
  }
}
