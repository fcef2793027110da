package ai.honeyhive.agent;

import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.processing.routing.AgentRouter;
import io.opentelemetry.api.common.AttributeKey;
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
    SpanOwner owner = named(identity(session, span), inherited);
    String check = span.getAttribute(SpanKeys.SELF_CHECK);
    return check == null ? owner : new CheckedSession(owner, check);
  }

  /**
   * One owner for a session and the spans below it, so that its ancestors are found. A tracer does
   * not see the sessions that requests have here: in one of them, its own session means that.
   */
  private SpanOwner named(Identity identity, SpanOwner inherited) {
    Identity around = inherited.identity();
    Identity meant = around.isAutoCreated() && identity.sessionId().equals(Published.session())
        ? identity.session(around.sessionId(), around.sessionName()).autoCreated()
        : identity;
    if (around.attributes().equals(meant.attributes())) {
      return inherited;
    }
    SpanOwner current = main();
    return current.identity().attributes().equals(meant.attributes())
        ? current
        : new SessionOwner(meant, delivery);
  }

  private static Identity identity(String session, ReadableSpan span) {
    String source = span.getAttribute(SpanKeys.SOURCE);
    String name = span.getAttribute(SpanKeys.SESSION_NAME);
    Identity identity = Identity.of(
        session,
        name == null ? "" : name,
        new Identity.Origin(
            Identity.Origin.DEFAULT_TRACER,
            span.getAttribute(SpanKeys.PROJECT),
            source == null ? "" : source),
        new EvaluationConfig(
            id(span, SpanKeys.RUN_ID),
            id(span, SpanKeys.DATASET_ID),
            id(span, SpanKeys.DATAPOINT_ID)));
    return Boolean.TRUE.equals(span.getAttribute(SpanKeys.SESSION_AUTO_CREATE))
        ? identity.autoCreated()
        : identity;
  }

  /** Null also for a blank one, which only the application can have written. */
  private static @Nullable String id(ReadableSpan span, AttributeKey<String> key) {
    String id = span.getAttribute(key);
    return id == null || id.isBlank() ? null : id;
  }
}
