package ai.honeyhive.tracer.internal.provider.propagation;

import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.processing.routing.SpanRouter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace context from a provider of ours: where the current span is left out because of its
 * name, the next service is told the nearest one above that is not, so that its spans are below
 * something. Where there is none it is told the current one all the same: the trace goes on.
 */
final class ExportedTrace implements TextMapPropagator {
  private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();

  private final Fence fence;

  ExportedTrace(Fence fence) {
    this.fence = fence;
  }

  @Override
  public Collection<String> fields() {
    return W3C.fields();
  }

  @Override
  public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
    W3C.inject(
        fence.call("Finding the span above", () -> exported(context), context), carrier, setter);
  }

  private static Context exported(Context context) {
    SpanContext current = Span.fromContext(context).getSpanContext();
    SpanContext exported = SpanRouter.exportedSpan(context);
    return !exported.isValid() || exported.getSpanId().equals(current.getSpanId())
        ? context
        : context.with(Span.wrap(exported));
  }

  @Override
  public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
    return W3C.extract(context, carrier, getter);
  }

  @Override
  public String toString() {
    return W3C.toString();
  }
}
