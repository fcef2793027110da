package ai.honeyhive.tracer.internal.provider.binding;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * One of our spans that has started.
 *
 * @param span the span; the one that is ended, and that the application gets to see
 * @param content where inputs, outputs and errors are recorded: the span, or a place beside it
 * @param context the context in which it is current; null for a no-op, which is never made current:
 *     it would hide the host's own span from the application
 */
public record StartedSpan(Span span, Span content, @Nullable Context context) {
  /** A span that records nothing. */
  public static final StartedSpan NOTHING =
      new StartedSpan(Span.getInvalid(), Span.getInvalid(), null);
}
