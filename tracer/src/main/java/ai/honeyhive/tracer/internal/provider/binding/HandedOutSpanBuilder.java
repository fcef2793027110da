package ai.honeyhive.tracer.internal.provider.binding;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A span builder that knows its parent, and leaves the start to somebody else. */
final class HandedOutSpanBuilder implements SpanBuilder {
  private final SpanBuilder behind;
  private final HandedOut.Starter starter;
  private @Nullable Context parent;

  HandedOutSpanBuilder(SpanBuilder behind, HandedOut.Starter starter) {
    this.behind = behind;
    this.starter = starter;
  }

  @Override
  public SpanBuilder setParent(Context context) {
    parent = context;
    behind.setParent(context);
    return this;
  }

  @Override
  public SpanBuilder setNoParent() {
    parent = Context.root();
    behind.setNoParent();
    return this;
  }

  @Override
  public SpanBuilder addLink(SpanContext spanContext) {
    behind.addLink(spanContext);
    return this;
  }

  @Override
  public SpanBuilder addLink(SpanContext spanContext, Attributes attributes) {
    behind.addLink(spanContext, attributes);
    return this;
  }

  @Override
  public SpanBuilder setAttribute(String key, @Nullable String value) {
    behind.setAttribute(key, value);
    return this;
  }

  @Override
  public SpanBuilder setAttribute(String key, long value) {
    behind.setAttribute(key, value);
    return this;
  }

  @Override
  public SpanBuilder setAttribute(String key, double value) {
    behind.setAttribute(key, value);
    return this;
  }

  @Override
  public SpanBuilder setAttribute(String key, boolean value) {
    behind.setAttribute(key, value);
    return this;
  }

  @Override
  public <T> SpanBuilder setAttribute(AttributeKey<T> key, @Nullable T value) {
    behind.setAttribute(key, value);
    return this;
  }

  @Override
  public SpanBuilder setSpanKind(SpanKind spanKind) {
    behind.setSpanKind(spanKind);
    return this;
  }

  @Override
  public SpanBuilder setStartTimestamp(long timestamp, TimeUnit unit) {
    behind.setStartTimestamp(timestamp, unit);
    return this;
  }

  @Override
  public Span startSpan() {
    return starter.start(behind, parent == null ? Context.current() : parent);
  }
}
