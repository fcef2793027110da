package ai.honeyhive.tracer.internal.provider.binding;

import ai.honeyhive.tracer.TracerMode;
import ai.honeyhive.tracer.internal.context.OwnerContext;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.processing.MessageLogs;
import ai.honeyhive.tracer.internal.processing.routing.IsolatedSpan;
import ai.honeyhive.tracer.internal.processing.routing.SpanRecord;
import ai.honeyhive.tracer.internal.processing.routing.SpanRouter;
import ai.honeyhive.tracer.internal.provider.OwnOpenTelemetry;
import ai.honeyhive.tracer.internal.provider.autoconfigure.Autoconfigured;
import ai.honeyhive.tracer.internal.provider.propagation.IdentityPropagator;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * The tracer makes its spans on the application's provider. Whether a router of ours sits in that
 * provider cannot be asked, only seen: it knows a span right after its start, or it does not. Where
 * it does not, the span is tapped: read when we end it.
 */
final class HostBinding implements Binding {
  private final OpenTelemetry handedOut;
  private final SpanOwner owner;
  private final Tracer tracer;
  private final Runnable onTap;
  private final Fence fence;
  private final boolean isolated;
  private volatile @Nullable TracerMode seen;
  private volatile boolean closed;

  /**
   * Makes the binding.
   *
   * @param onTap told each time a span passed no router
   * @param isolated whether an agent keeps the host's spans out of its context
   */
  HostBinding(OpenTelemetry host, SpanOwner owner, Fence fence, Runnable onTap, boolean isolated) {
    this.owner = owner;
    this.onTap = onTap;
    this.isolated = isolated;
    this.tracer = host.getTracer(OwnOpenTelemetry.SCOPE);
    this.fence = fence;
    this.handedOut = new HandedOut(
        host,
        new MessageLogs(fence),
        behind -> IdentityPropagator.ofTracer(behind, owner, fence),
        this::startForInstrumentor);
  }

  @Override
  public TracerMode mode() {
    TracerMode mode = seen;
    if (mode != null) {
      return mode;
    }
    return SpanRouter.isOnAHost() ? TracerMode.ROUTED : TracerMode.TAP;
  }

  @Override
  public OpenTelemetry openTelemetry() {
    return handedOut;
  }

  @Override
  public StartedSpan start(SpanOwner of, String name, String eventType) {
    if (closed) {
      return StartedSpan.NOTHING;
    }
    Context context = SpanRouter.enter(Context.current(), of);
    Span span = tracer.spanBuilder(name).setParent(context).startSpan();
    if (!span.getSpanContext().isValid()) {
      return StartedSpan.NOTHING;
    }
    Span ending = joined(span, context);
    Span content = SpanRouter.contentOf(span);
    content.setAttribute(SpanKeys.EVENT_TYPE, eventType);
    Context inside =
        isolated ? new IsolatedSpan(content).storeInContext(context) : context.with(span);
    return new StartedSpan(ending, content, inside);
  }

  /** What an instrumentor of ours starts outside any scope is this tracer's. */
  private Span startForInstrumentor(SpanBuilder builder, Context parent) {
    SpanOwner scope = OwnerContext.of(parent);
    if (closed && (scope == null || scope == owner)) {
      return builder.startSpan();
    }
    Context context = OwnerContext.madeBy(parent, owner);
    Span span = builder.setParent(context).startSpan();
    if (!span.getSpanContext().isValid()) {
      return span;
    }
    Span ending = joined(span, context);
    return isolated ? new IsolatedSpan(ending) : ending;
  }

  /** From here on the host has a span, whatever happens to us. */
  private Span joined(Span span, Context parent) {
    return fence.call("Joining a span", () -> join(span, parent), span);
  }

  /** Sees to it that the span is delivered when it ends; returns the one to end. */
  private Span join(Span span, Context parent) {
    if (!span.getSpanContext().isSampled()) {
      if (!span.isRecording()) {
        SpanOwner scope = OwnerContext.of(parent);
        (scope == null ? owner : scope).unsampled();
      }
      return span;
    }
    SpanRecord record = SpanRouter.recordOf(span);
    if (record != null) {
      see(TracerMode.ROUTED);
      record.want();
      return span;
    }
    see(TracerMode.TAP);
    onTap.run();
    return SpanRouter.tap(span, parent, fence);
  }

  private void see(TracerMode mode) {
    if (seen != mode) {
      seen = mode;
    }
  }

  /** A provider does not tell; autoconfigure does, and where it built one SDK, that is this one. */
  @Override
  public String sampler() {
    String known = Autoconfigured.joined() == 1 ? Autoconfigured.sampler() : null;
    return known == null ? "the application's" : known;
  }

  /** The provider is not ours to close. */
  @Override
  public void close() {
    closed = true;
  }
}
