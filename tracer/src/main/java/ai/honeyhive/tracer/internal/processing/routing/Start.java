package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.context.OwnerContext;
import ai.honeyhive.tracer.internal.context.SessionId;
import ai.honeyhive.tracer.internal.context.SpanNames;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadableSpan;
import org.jspecify.annotations.Nullable;

/** What is decided of a span when it starts: whose it is, and where in that tracer's tree. */
record Start(SpanOwner owner, Bond bond, @Nullable SpanRecord above) {
  /**
   * Decides whose a span is. A span without parent still started where its thread is; one whose
   * context lost its owner on the way still has a parent.
   *
   * @param maker the tracer through whose OpenTelemetry it is made, or null
   * @param outside what ties it to its owner when it is in no scope and below nothing
   * @return null when it is nobody's
   */
  static @Nullable Start of(Context parent, @Nullable SpanOwner maker, Bond outside) {
    SpanRecord above = LiveSpans.recordIn(parent);
    SpanOwner scope = scopeIn(parent);
    if (scope != null) {
      SpanOwner owner = above == null ? scope : above.requestOf(scope);
      return new Start(owner, owner == scope ? Bond.SCOPE : Bond.KIN, above);
    }
    if (above != null && above.passesOnTo(maker)) {
      return new Start(above.owner(), above.bond(), above);
    }
    SpanOwner owner = maker == null ? OpenTracers.main() : maker;
    return owner == null ? null : new Start(owner, outside, above);
  }

  private static @Nullable SpanOwner scopeIn(Context parent) {
    SpanOwner scope = OwnerContext.of(parent);
    return scope == null ? OwnerContext.of(Context.current()) : scope;
  }

  /**
   * The same, in a session of its own when the span begins a request: nothing is above it in this
   * process, it is in no session but its tracer's own, and the tracer wants one for each request.
   * What another service says of the request was heard before, or is not believed.
   */
  Start request(Context parent, ReadableSpan span) {
    if (!owner.context().sessionPerRequest()
        || span.getKind() != SpanKind.SERVER
        || owner.isInSession()
        || !isFirst(parent)) {
      return this;
    }
    Identity session =
        owner.identity().session(SessionId.random(), span.getName()).autoCreated();
    return new Start(owner.scope(session), bond == Bond.APART ? Bond.REQUEST : Bond.KIN, above);
  }

  private static boolean isFirst(Context parent) {
    SpanContext above = Span.fromContext(parent).getSpanContext();
    return !above.isValid() || above.isRemote();
  }

  /** Where the span is in its tracer's tree. */
  Place place(Context parent, ReadableSpan span, boolean writable) {
    SpanNames names = owner.context().names();
    boolean excluded = !names.isAll() && !names.take(span.getName());
    if (!excluded && !Nesting.movesSpansIn(parent, above)) {
      return Place.of(bond, writable);
    }
    SpanContext exported = Nesting.exportedIn(parent, owner, above);
    boolean moved =
        !exported.getSpanId().equals(Span.fromContext(parent).getSpanContext().getSpanId());
    return new Place(bond, writable, excluded, excluded || moved ? exported : null);
  }

  /**
   * Keeps beside a span of a host what is decided of it. A request that is not captured is kept for
   * its session.
   *
   * @return null when nothing is to be kept, or already is
   */
  @Nullable
  SpanRecord beside(Context parent, ReadableSpan span, boolean writable) {
    Capture capture = owner.capture();
    boolean taken = bond.isScoped() || capture != Capture.SCOPED;
    if (!taken && bond != Bond.REQUEST) {
      return null;
    }
    boolean linked = above != null && (capture != Capture.SCOPED || above.bond().isScoped());
    SpanRecord record = new SpanRecord(owner, linked ? above : null, place(parent, span, writable));
    if (!LiveSpans.put(span, record)) {
      return null;
    }
    if (taken && capture != Capture.GENAI) {
      record.want();
    }
    return record;
  }
}
