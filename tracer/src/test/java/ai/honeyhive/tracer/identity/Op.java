package ai.honeyhive.tracer.identity;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing a program does, and what it does within.
 *
 * @param kind what
 * @param who the tracer that does it, or whose OpenTelemetry is used; null for the application's
 * @param name of the span, session or run; unique
 * @param how for a span of other instrumentation: whether it is a request, and has no parent
 * @param body what is done within
 */
record Op(Kind kind, Who who, String name, How how, List<Op> body) {
  /** The two tracers. */
  enum Who {
    A,
    B
  }

  /**
   * What can be done; another kind of hop is one more here, in the interpreter, and nothing else.
   */
  enum Kind {
    STEP(true),
    FOREIGN(true),
    SESSION(false),
    EVALUATION(false),
    HOP(false),
    LATE(false);

    final boolean isSpan;

    Kind(boolean isSpan) {
      this.isSpan = isSpan;
    }
  }

  /** What a span of other instrumentation is. */
  record How(boolean request, boolean root) {
    static final How PLAIN = new How(false, false);
  }

  Op(Kind kind, Who who, String name, How how) {
    this(kind, who, name, how, new ArrayList<>());
  }

  @Override
  public String toString() {
    String what = kind + " " + (who == null ? "-" : who) + " " + name
        + (how.request() ? " request" : "") + (how.root() ? " root" : "");
    StringBuilder text = new StringBuilder(what);
    body.forEach(op -> text.append("\n").append(op.toString().indent(2).stripTrailing()));
    return text.toString();
  }
}
