package ai.honeyhive.tracer.internal.processing.routing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadableSpan;
import org.jspecify.annotations.Nullable;

/** The span that is current in a context, to be read, behind whatever stands for it there. */
public final class CurrentSpan {
  private CurrentSpan() {}

  /** The span; null when there is none, or one that cannot be read, as the agent's. */
  public static @Nullable ReadableSpan in(Context context) {
    Span current = Span.fromContext(context);
    Span isolated = IsolatedSpan.behind(context, current);
    Span span = isolated == null ? current : isolated;
    while (span instanceof DelegatingSpan delegating) {
      span = delegating.delegate();
    }
    return span instanceof ReadableSpan readable ? readable : null;
  }
}
