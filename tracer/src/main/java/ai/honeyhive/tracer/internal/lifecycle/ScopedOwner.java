package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.internal.context.ContextSettings;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.export.Awaited;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A tracer within one of its scopes: a session, an evaluation, an invocation, or a self-check,
 * which wants to know what becomes of its span.
 *
 * @param end told what becomes of each span, or null
 */
record ScopedOwner(
    TracerCore core, Identity identity, @Nullable CompletableFuture<Awaited.End> end)
    implements SpanOwner {

  @Override
  public ContextKey<SpanOwner> scopeKey() {
    return core.key();
  }

  @Override
  public Object tracer() {
    return core;
  }

  @Override
  public boolean isInSession() {
    return !identity.sessionId().equals(core.identity().sessionId());
  }

  /** A check is about itself. */
  @Override
  public boolean bringsAncestors() {
    return end == null;
  }

  @Override
  public SpanOwner scope(Identity other) {
    return new ScopedOwner(core, other, end);
  }

  /** A check is exported whatever it is called. */
  @Override
  public SpanOwner in(Context context) {
    return core.in(context);
  }

  @Override
  public ContextSettings context() {
    return end == null ? core.context() : ContextSettings.DEFAULT;
  }

  @Override
  public void filtered() {
    core.filtered();
  }

  @Override
  public void attributesDropped(String spanId, int attributes) {
    core.attributesDropped(spanId, attributes);
  }

  @Override
  public Capture capture() {
    return core.capture();
  }

  @Override
  public boolean stampsHostSpans() {
    return core.stampsHostSpans();
  }

  @Override
  public void started() {
    core.started(identity);
  }

  @Override
  public void unsampled() {
    core.unsampled();
  }

  @Override
  public CompletableResultCode flush() {
    return core.flush();
  }

  @Override
  public void ended(Supplier<SpanData> span) {
    core.ended(end == null ? span : new Awaited(span, end));
  }

  /** The scope itself: two are never the same, and one is compared with each span. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
