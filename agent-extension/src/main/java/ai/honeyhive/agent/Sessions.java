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
  private volatile @Nullable SessionOwner published;

  Sessions(MainSession main, Delivery delivery) {
    this.main = main;
    this.delivery = delivery;
  }

  /** A span that starts while a main tracer is open stays in its session, also when that closes. */
  @Override
  public SpanOwner main() {
    String session = Published.session();
    if (session == null) {
      return main;
    }
    SessionOwner known = published;
    if (known == null || !known.identity().sessionId().equals(session)) {
      known = new SessionOwner(main.identity(), delivery);
      published = known;
    }
    return known;
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
    SpanOwner current = main();
    if (current.identity().sessionId().equals(session)) {
      return current;
    }
    return new SessionOwner(Identity.of(session, "", source == null ? "" : source), delivery);
  }
}
