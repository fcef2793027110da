package ai.honeyhive.tracer.internal.processing.routing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import org.jspecify.annotations.Nullable;

/**
 * A span of ours where OpenTelemetry's agent runs. The agent's context takes no span of another
 * SDK, and says nothing: it would not become current, and its children would start new traces. A
 * wrapper of the span's context is taken, so that one is put there instead, and the span itself
 * under a key of ours.
 *
 * @see <a href="https://github.com/open-telemetry/opentelemetry-java/issues/5723">agent and a
 *     second SDK</a>
 */
public final class IsolatedSpan extends DelegatingSpan {
  private static final ContextKey<Span> REAL = ContextKey.named("honeyhive-span");

  private static volatile boolean used;

  public IsolatedSpan(Span span) {
    super(span);
  }

  @Override
  public Context storeInContext(Context context) {
    used = true;
    return context.with(Span.wrap(getSpanContext())).with(REAL, this);
  }

  /** The span of ours behind the wrapper that is current in this context, if there is one. */
  static @Nullable Span behind(Context context, Span current) {
    Span real = used ? context.get(REAL) : null;
    return real != null
            && real.getSpanContext().getSpanId().equals(current.getSpanContext().getSpanId())
        ? real
        : null;
  }
}
