package ai.honeyhive.tracer.identity;

import ai.honeyhive.tracer.identity.Op.Kind;
import ai.honeyhive.tracer.identity.Op.Who;
import java.util.EnumMap;
import java.util.Map;

/**
 * Whose a span is, by the rules as they are written for users: it belongs to the tracer in whose
 * scope it starts, else to its request's, else to the tracer through whose OpenTelemetry it is
 * made, else to its parent's that was made so, else to the main one, which is A. It is shown below
 * the nearest span above it that its own tracer exports.
 */
final class Model {
  /** Requests of A have a session each. */
  private static final Who PER_REQUEST = Who.A;

  private static final Who MAIN = Who.A;

  /** Whether the tracers make their spans on the application's provider. */
  private final boolean onHost;

  Model(boolean onHost) {
    this.onHost = onHost;
  }

  /** A session and a run of a tracer; the session of a tracer itself is called as the tracer. */
  record Scope(Who tracer, String session, String run) {
    static Scope of(Who tracer) {
      return new Scope(tracer, tracer.name(), "none");
    }

    boolean isInSession() {
      return !session.equals(tracer.name());
    }
  }

  /**
   * A span.
   *
   * @param ofRequest whether its session is one that a request has
   * @param made whether it was made through a tracer's OpenTelemetry
   */
  record Span(String name, Scope scope, Span parent, boolean ofRequest, boolean made) {
    boolean isExported() {
      return !name.startsWith("x");
    }

    /** What it is shown below. */
    String shownBelow() {
      for (Span above = parent; above != null; above = above.parent) {
        if (above.scope.tracer() == scope.tracer() && above.isExported()) {
          return above.name;
        }
      }
      return "none";
    }
  }

  /** Where a piece of code runs: in which scopes, the innermost first of all, below which span. */
  record Place(Scope innermost, Map<Who, Scope> scopes, Span current) {
    static final Place OUTSIDE = new Place(null, Map.of(), null);

    private Place in(Scope scope) {
      Map<Who, Scope> inner = new EnumMap<>(Who.class);
      inner.putAll(scopes);
      if (requestScope() != null) {
        inner.put(requestScope().tracer(), of(requestScope().tracer()));
      }
      inner.put(scope.tracer(), scope);
      return new Place(scope, inner, current);
    }

    private Place below(Span span) {
      return new Place(innermost, scopes, span);
    }

    private Scope requestScope() {
      return current != null && current.ofRequest ? current.scope : null;
    }

    /** The scope as it is, or that of the request where it is in no session. */
    private Scope orRequest(Scope scope) {
      Scope request = requestScope();
      return request != null && request.tracer() == scope.tracer() && !scope.isInSession()
          ? request
          : scope;
    }

    /** The scope that a tracer is in. */
    Scope of(Who tracer) {
      return orRequest(scopes.getOrDefault(tracer, Scope.of(tracer)));
    }
  }

  /** Where the body of an operation runs; the current span is the operation's, if it is one. */
  Place within(Place at, Op op) {
    return switch (op.kind()) {
      case STEP -> {
        Place inside = at.in(at.of(op.who()));
        yield inside.below(new Span(op.name(), inside.innermost, at.current, false, true));
      }
      case SESSION -> at.in(new Scope(op.who(), op.name(), at.of(op.who()).run()));
      case EVALUATION -> at.in(new Scope(op.who(), at.of(op.who()).session(), op.name()));
      case FOREIGN -> at.below(foreign(at, op));
      case HOP, LATE -> at;
    };
  }

  private Span foreign(Place at, Op op) {
    Span parent = op.how().root() ? null : at.current;
    Belonging of = belonging(at, op, parent);
    boolean begins = op.how().request() && parent == null && of.scope.tracer() == PER_REQUEST;
    return begins && !of.scope.isInSession()
        ? new Span(
            op.name(), new Scope(PER_REQUEST, op.name(), of.scope.run()), null, true, of.made)
        : new Span(op.name(), of.scope, parent, of.ofRequest, of.made);
  }

  /** Whose a span is that no step made: by the scope, by the request, by who made it. */
  private record Belonging(Scope scope, boolean ofRequest, boolean made) {}

  private Belonging belonging(Place at, Op op, Span parent) {
    boolean made = op.who() != null;
    boolean ofRequest = parent != null && parent.ofRequest;
    if (at.innermost != null) {
      Scope scope = parent == null ? at.innermost : at.orRequest(at.innermost);
      return new Belonging(scope, ofRequest && !scope.equals(at.innermost), made);
    }
    if (ofRequest && (!made || op.who() == parent.scope.tracer())) {
      return new Belonging(parent.scope, true, made);
    }
    return made ? new Belonging(Scope.of(op.who()), false, true) : ofTheApplication(parent);
  }

  /** A span that the application's own instrumentation made, outside any scope. */
  private Belonging ofTheApplication(Span parent) {
    boolean inherits = onHost && parent != null && parent.made;
    return new Belonging(inherits ? parent.scope : Scope.of(MAIN), false, inherits);
  }

  /**
   * Whether anything is promised of an operation here. Where spans of two tracers meet outside any
   * scope, nobody knows of it; and beside an application's span that has ended, nothing is kept.
   */
  boolean isPromised(Place at, Op op) {
    boolean known = at.innermost != null || at.current == null || at.current.ofRequest;
    if (op.kind() == Kind.LATE) {
      return known || (!onHost && at.current.made);
    }
    if (op.kind() != Kind.FOREIGN || at.innermost != null || op.how().root()) {
      return true;
    }
    return at.current == null
        || at.current.scope.tracer() == foreign(at, op).scope().tracer();
  }
}
