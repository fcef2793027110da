package ai.honeyhive.tracer.internal.processing.routing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A host's span to write on without writing on it: what is recorded stays beside it, until it ends.
 * Thread-safe.
 */
final class BesideSpan extends DelegatingSpan {
  private final SpanRecord record;

  BesideSpan(Span host, SpanRecord record) {
    super(host);
    this.record = record;
  }

  SpanRecord record() {
    return record;
  }

  @Override
  public <T> Span setAttribute(AttributeKey<T> key, @Nullable T value) {
    if (value != null && isRecording()) {
      record.content().put(key, value);
    }
    return this;
  }

  @Override
  public Span addEvent(String name, Attributes attributes) {
    Instant now = Instant.now();
    return addEvent(
        name,
        attributes,
        TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano(),
        TimeUnit.NANOSECONDS);
  }

  @Override
  public Span addEvent(String name, Attributes attributes, long timestamp, TimeUnit unit) {
    if (isRecording()) {
      record.content().add(EventData.create(unit.toNanos(timestamp), name, attributes));
    }
    return this;
  }

  @Override
  public Span setStatus(StatusCode statusCode, String description) {
    if (isRecording()) {
      record.content().status(statusCode, description);
    }
    return this;
  }

  @Override
  public Span recordException(Throwable exception, Attributes additionalAttributes) {
    return addEvent("exception", RecordedContent.ofException(exception, additionalAttributes));
  }
}
