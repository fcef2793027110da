package ai.honeyhive.agent;

import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.processing.routing.AgentRouter;
import io.opentelemetry.sdk.trace.ReadableSpan;
import org.jspecify.annotations.Nullable;

/** Finds the session of a span by what the application wrote on it. Thread-safe. */
final class Sessions implements AgentRouter.Sessions {
  private final MainSession main;
  private final Delivery delivery;

  Sessions(MainSession main, Delivery delivery) {
    this.main = main;
    this.delivery = delivery;
  }

  @Override
  public SpanOwner main() {
    return main;
  }

  @Override
  public SpanOwner named(String session, ReadableSpan span, SpanOwner inherited) {
    SpanOwner owner = named(session, span.getAttribute(SpanKeys.SOURCE), inherited);
    String check = span.getAttribute(SpanKeys.SELF_CHECK);
    return check == null ? owner : new CheckedSession(owner, check);
  }

  /** One owner for a session and the spans below it, so that its ancestors are found. */
  private SpanOwner named(String session, @Nullable String source, SpanOwner inherited) {
    if (inherited.identity().sessionId().equals(session)) {
      return inherited;
    }
    if (main.identity().sessionId().equals(session)) {
      return main;
    }
    return new SessionOwner(Identity.of(session, "", source == null ? "" : source), delivery);
  }
}
