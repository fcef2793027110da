package ai.honeyhive.tracer.internal.provider.binding;

import ai.honeyhive.tracer.TracerMode;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.processing.routing.IsolatedSpan;
import ai.honeyhive.tracer.internal.processing.routing.SpanRouter;
import ai.honeyhive.tracer.internal.provider.OwnOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.function.UnaryOperator;

/** The tracer has a provider of its own, and shares nothing with the host but the context. */
final class OwnBinding implements Binding {
  private final OwnOpenTelemetry own;
  private final OpenTelemetry handedOut;
  private final Tracer tracer;
  private final boolean isolated;
  private final boolean global;

  /**
   * Makes the binding.
   *
   * @param isolated whether an agent keeps spans of other SDKs out of its context; then a wrapper
   *     of the span's context stands for it there
   * @param global whether the global OpenTelemetry is ours
   */
  OwnBinding(OwnOpenTelemetry own, boolean isolated, boolean global) {
    this.own = own;
    this.isolated = isolated;
    this.global = global;
    this.tracer = own.getTracer(OwnOpenTelemetry.SCOPE);
    this.handedOut = isolated
        ? new HandedOut(own, own.getLogsBridge(), UnaryOperator.identity(), OwnBinding::isolate)
        : own;
  }

  @Override
  public TracerMode mode() {
    return global ? TracerMode.OWN_GLOBAL : TracerMode.OWN;
  }

  @Override
  public OpenTelemetry openTelemetry() {
    return handedOut;
  }

  @Override
  public StartedSpan start(SpanOwner of, String name, String eventType) {
    Context context = SpanRouter.enter(Context.current(), of);
    Span span = tracer
        .spanBuilder(name)
        .setParent(context)
        .setAttribute(SpanKeys.EVENT_TYPE, eventType)
        .startSpan();
    if (!span.isRecording()) {
      if (!span.getSpanContext().isValid()) {
        return StartedSpan.NOTHING;
      }
      of.unsampled();
    }
    Context inside = isolated ? new IsolatedSpan(span).storeInContext(context) : context.with(span);
    return new StartedSpan(span, SpanRouter.contentOfOwn(span, of), inside);
  }

  private static Span isolate(SpanBuilder builder, Context parent) {
    return new IsolatedSpan(builder.startSpan());
  }

  @Override
  public String sampler() {
    return own.sampler();
  }

  @Override
  public void close() {
    own.shutdown();
  }
}
