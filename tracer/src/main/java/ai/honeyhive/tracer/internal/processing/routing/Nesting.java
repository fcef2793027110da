package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.context.OwnerContext;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.sdk.trace.ReadableSpan;
import org.jspecify.annotations.Nullable;

/**
 * Where a scope of one tracer was entered within another's: which span was current, and where the
 * tree of the tracer that was left goes on, should one of its scopes be entered again within.
 * Immutable; a context in which all scopes are of one tracer has none.
 */
final class Nesting {
  private static final ContextKey<Nesting> KEY = ContextKey.named("honeyhive-nesting");

  /** Most processes never have one, and their spans need not look for it. */
  private static volatile boolean used;

  private final Object left;
  private final SpanContext current;
  private final SpanContext exported;
  private final @Nullable Nesting outer;

  private Nesting(Object left, SpanContext current, SpanContext exported, @Nullable Nesting outer) {
    this.left = left;
    this.current = current;
    this.exported = exported;
    this.outer = outer;
  }

  private static @Nullable Nesting in(Context context) {
    return used ? context.get(KEY) : null;
  }

  /** The context itself when it is in a scope of the owner, else a new one that is. */
  static Context enter(Context context, SpanOwner owner) {
    SpanOwner around = OwnerContext.of(context);
    if (around == owner) {
      return OwnerContext.with(context, owner);
    }
    SpanOwner from = ownerIn(context, around, owner);
    if (from == null || from.tracer() == owner.tracer()) {
      return OwnerContext.with(context, owner);
    }
    used = true;
    Context left = context.with(
        KEY,
        new Nesting(
            from.tracer(),
            Span.fromContext(context).getSpanContext(),
            exportedIn(context, from),
            in(context)));
    // The session of a request is in no context, only beside its span, which is not current within.
    return OwnerContext.with(from == around ? left : OwnerContext.behind(left, from), owner);
  }

  /** Whose the current span of a context is, or would be if it started there. */
  private static @Nullable SpanOwner ownerIn(
      Context context, @Nullable SpanOwner around, SpanOwner entering) {
    SpanRecord above = LiveSpans.recordIn(context);
    if (around != null) {
      return above == null ? around : above.requestOf(around);
    }
    return above == null ? makerOf(LiveSpans.currentIn(context), entering) : above.owner();
  }

  /**
   * Whose a span is of which nothing is kept beside: it is on its maker's own provider, outside any
   * scope, so it carries its maker's session. Null when that is the tracer's own.
   */
  private static @Nullable SpanOwner makerOf(Span span, SpanOwner tracer) {
    if (!(span instanceof ReadableSpan readable)) {
      return null;
    }
    String session = readable.getAttribute(SpanKeys.SESSION_ID);
    return session == null || session.equals(tracer.identity().sessionId())
        ? null
        : OpenTracers.ofSession(session);
  }

  /** The nearest span in a context that the owner's tracer exports; invalid when there is none. */
  static SpanContext exportedIn(Context context, SpanOwner owner) {
    return exportedIn(context, owner, LiveSpans.recordIn(context));
  }

  /**
   * The same.
   *
   * @param above the record of the span that is current in the context
   */
  static SpanContext exportedIn(Context context, SpanOwner owner, @Nullable SpanRecord above) {
    SpanContext actual = Span.fromContext(context).getSpanContext();
    Nesting nesting = in(context);
    if (nesting != null && nesting.current.getSpanId().equals(actual.getSpanId())) {
      return nesting.exportedOf(owner.tracer(), actual);
    }
    if (above == null) {
      return actual;
    }
    if (above.owner().tracer() == owner.tracer()) {
      return above.exported(actual);
    }
    return nesting == null ? SpanContext.getInvalid() : nesting.exportedOf(owner.tracer(), actual);
  }

  /** Whether a span may have another parent in its tracer's tree than in its context. */
  static boolean movesSpansIn(Context context, @Nullable SpanRecord above) {
    return above != null || in(context) != null;
  }

  /** Within, a span may have begun another trace; what is outside is not above it then. */
  private SpanContext exportedOf(Object tracer, SpanContext below) {
    for (Nesting at = this; at != null; at = at.outer) {
      if (at.left == tracer) {
        return at.exported.getTraceId().equals(below.getTraceId())
            ? at.exported
            : SpanContext.getInvalid();
      }
    }
    return SpanContext.getInvalid();
  }
}
