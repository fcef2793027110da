package ai.honeyhive.agent;

import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.internal.context.ContextSettings;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.function.Supplier;

/** A session that a tracer of the application named on a span. Thread-safe. */
class SessionOwner implements SpanOwner {
  private final Identity identity;
  private final Delivery delivery;

  SessionOwner(Identity identity, Delivery delivery) {
    this.identity = identity;
    this.delivery = delivery;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  /** All are of the one tracer that sends to the extension's project. */
  @Override
  public Object tracer() {
    return delivery;
  }

  @Override
  public SpanOwner scope(Identity other) {
    return new SessionOwner(other, delivery);
  }

  @Override
  public boolean isInSession() {
    return !identity.sessionId().equals(Published.session());
  }

  @Override
  public ContextSettings context() {
    return delivery.context();
  }

  @Override
  public void filtered() {
    delivery.health().counters().filtered();
  }

  @Override
  public Capture capture() {
    return Published.capture();
  }

  @Override
  public boolean stampsHostSpans() {
    return false;
  }

  @Override
  public void started() {
    delivery.health().counters().started();
    delivery.pipeline().begin();
  }

  @Override
  public void unsampled() {
    delivery.health().counters().unsampled();
  }

  @Override
  public CompletableResultCode flush() {
    return delivery.pipeline().flush();
  }

  @Override
  public void ended(Supplier<SpanData> span) {
    delivery.health().counters().ended();
    delivery.pipeline().offer(span);
  }
}
