package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.TracerMode;
import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.processing.routing.Recordable;
import ai.honeyhive.tracer.internal.processing.routing.SpanRouter;
import ai.honeyhive.tracer.internal.provider.binding.StartedSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.Optional;

/**
 * The span that is current, whoever started it.
 *
 * @param core the tracer that it belongs to
 * @param span the span, which is not ours to end
 */
public record FoundSpan(TracerCore core, StartedSpan span) {
  /** The span that is current in a context, if it is any tracer's. */
  public static Optional<FoundSpan> in(Context context) {
    Recordable known = Recordable.in(context);
    return known == null
        ? onAgent(context)
        : TracerCore.of(known.owner()).map(core -> found(core, context, known.content()));
  }

  /** Of the agent's spans only the extension knows whose they are; content rides on all of them. */
  private static Optional<FoundSpan> onAgent(Context context) {
    Span current = Span.fromContext(context);
    SpanOwner scope = SpanRouter.ownerIn(context);
    return TracerCore.of(scope == null ? OpenTracers.main() : scope)
        .filter(core -> current.getSpanContext().isValid()
            && core.binding().mode() == TracerMode.AGENT_EXTENSION)
        .map(core -> found(core, context, current));
  }

  private static FoundSpan found(TracerCore core, Context context, Span content) {
    return new FoundSpan(core, new StartedSpan(Span.fromContext(context), content, null));
  }
}
