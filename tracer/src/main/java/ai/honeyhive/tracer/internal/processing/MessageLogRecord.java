package ai.honeyhive.tracer.internal.processing;

import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.processing.routing.SpanRouter;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One log record on its way to being an event of a span. Not thread-safe, as OpenTelemetry defines.
 */
final class MessageLogRecord implements LogRecordBuilder {
  private static final String EVENT_NAME = "event.name";

  private final Fence fence;
  private final AttributesBuilder attributes;
  private @Nullable Context context;
  private @Nullable String eventName;
  private long epochNanos;

  MessageLogRecord(Fence fence, Attributes marks) {
    this.fence = fence;
    this.attributes = marks.toBuilder();
  }

  @Override
  public LogRecordBuilder setTimestamp(long timestamp, TimeUnit unit) {
    epochNanos = unit.toNanos(timestamp);
    return this;
  }

  @Override
  public LogRecordBuilder setTimestamp(Instant instant) {
    epochNanos = TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    return this;
  }

  @Override
  public LogRecordBuilder setObservedTimestamp(long timestamp, TimeUnit unit) {
    return this;
  }

  @Override
  public LogRecordBuilder setObservedTimestamp(Instant instant) {
    return this;
  }

  @Override
  public LogRecordBuilder setContext(Context context) {
    this.context = context;
    return this;
  }

  @Override
  public LogRecordBuilder setSeverity(Severity severity) {
    return this;
  }

  @Override
  public LogRecordBuilder setSeverityText(String severityText) {
    return this;
  }

  @Override
  public LogRecordBuilder setBody(String body) {
    attributes.put("content", body);
    return this;
  }

  @Override
  public LogRecordBuilder setBody(Value<?> body) {
    fence.run("Reading the body of a log record", () -> BodyAttributes.put(attributes, body));
    return this;
  }

  @Override
  public <T> LogRecordBuilder setAttribute(AttributeKey<T> key, @Nullable T value) {
    if (value == null) {
      return this;
    }
    if (key.getKey().equals(EVENT_NAME)) {
      eventName = value.toString();
    } else {
      attributes.put(key, value);
    }
    return this;
  }

  // In the API since 1.50; without @Override this compiles on the oldest supported version too.
  @SuppressWarnings("MissingOverride")
  public LogRecordBuilder setEventName(String eventName) {
    this.eventName = eventName;
    return this;
  }

  @Override
  public void emit() {
    fence.run("Joining a log record to its span", this::join);
  }

  private void join() {
    if (eventName == null) {
      return;
    }
    Span span = SpanRouter.contentIn(context == null ? Context.current() : context);
    if (epochNanos > 0) {
      span.addEvent(eventName, attributes.build(), epochNanos, TimeUnit.NANOSECONDS);
    } else {
      span.addEvent(eventName, attributes.build());
    }
  }
}
