package ai.honeyhive.tracer.internal.provider.propagation;

import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.PropagationConfig.Inbound;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.OwnerContext;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.processing.routing.SpanRouter;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes what an incoming request says of itself the scope it is handled in, where that is trusted.
 * In any case it is taken out of the baggage, so that it is not passed on by accident.
 */
final class Adoption {
  private static final ContextKey<Set<String>> NAMES = ContextKey.named("honeyhive-adopted");

  /** Finds the tracer of a request. */
  @FunctionalInterface
  interface Choice {
    /** The tracer that the request names, or another; null when none is open. */
    @Nullable
    SpanOwner of(@Nullable String tracerId);
  }

  private final Choice choice;
  private final boolean asked;

  /**
   * Makes the adoption of one way in.
   *
   * @param choice whose scope it becomes
   * @param asked whether the application asks for it with each request
   */
  Adoption(Choice choice, boolean asked) {
    this.choice = choice;
    this.asked = asked;
  }

  /** The names of entries that were adopted and left in the baggage of a context. */
  static Set<String> names(Context context) {
    Set<String> names = context.get(NAMES);
    return names == null ? Set.of() : names;
  }

  /**
   * The context to handle a request in. Instrumentation of the server may have been there first;
   * then it is below its span, unless that is in another session: there it could not be shown.
   *
   * @param before the context before the headers were read
   * @param read the context with what they say
   */
  Context adopt(Context before, Context read) {
    Context here = asked ? below(before, read) : read;
    Baggage came = Baggage.fromContext(read);
    if (came.isEmpty() || came == Baggage.fromContext(before)) {
      return here;
    }
    Hearing hearing = Hearing.of(came);
    SpanOwner tracer = choice.of(hearing.fields().get(Field.TRACER));
    if (tracer == null || !trusts(tracer)) {
      return without(here, hearing);
    }
    SpanOwner around = tracer.in(here);
    Identity identity = identity(around.identity(), hearing.fields());
    boolean isSame = identity == around.identity();
    if (isSame && !isNamed(hearing, tracer)) {
      return without(here, hearing);
    }
    boolean stays = identity.sessionId().equals(around.identity().sessionId());
    Context at = stays ? here : read;
    Context scoped = enter(
        without(at, hearing),
        isSame ? around : tracer.scope(identity),
        Span.fromContext(before) != Span.fromContext(at));
    return hearing.unmarked().isEmpty() ? scoped : scoped.with(NAMES, hearing.unmarked());
  }

  private static Context below(Context before, Context read) {
    Span here = Span.fromContext(before);
    SpanContext current = here.getSpanContext();
    SpanContext came = Span.fromContext(read).getSpanContext();
    boolean continued = came.isRemote()
        && current.isValid()
        && !current.isRemote()
        && current.getTraceId().equals(came.getTraceId());
    return continued ? read.with(here) : read;
  }

  private static Context without(Context context, Hearing hearing) {
    return hearing.foreign() == Baggage.fromContext(context)
        ? context
        : context.with(hearing.foreign());
  }

  private boolean trusts(SpanOwner tracer) {
    Inbound inbound = tracer.context().propagation().inbound();
    return inbound == Inbound.ALWAYS || (asked && inbound == Inbound.EXPLICIT);
  }

  /** A trace that came too has nothing to do with the scopes around. */
  private static Context enter(Context context, SpanOwner scope, boolean remote) {
    return remote ? OwnerContext.with(context, scope) : SpanRouter.enter(context, scope);
  }

  private static boolean isNamed(Hearing hearing, SpanOwner tracer) {
    return tracer.identity().origin().tracerId().equals(hearing.fields().get(Field.TRACER));
  }

  /** Source and project are never anybody else's. */
  private static Identity identity(Identity around, Map<Field, String> said) {
    EvaluationConfig evaluation = new EvaluationConfig(
        said.get(Field.RUN), said.get(Field.DATASET), said.get(Field.DATAPOINT));
    boolean isSame = evaluation.isEmpty() || evaluation.equals(around.evaluation());
    Identity identity = isSame ? around : around.evaluation(evaluation);
    String session = said.get(Field.SESSION);
    if (session == null || session.equals(around.sessionId())) {
      return identity;
    }
    // It was started in the sender's project, which may be another one.
    String name = said.get(Field.SESSION_NAME);
    return name == null
        ? identity.session(session, "")
        : identity.session(session, name).autoCreated();
  }
}
