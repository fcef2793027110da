package ai.honeyhive.tracer;

import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import io.opentelemetry.context.Scope;

/**
 * One session of a tracer: a conversation, a request, a job; whatever its spans are looked at
 * together for. Nothing here throws. Thread-safe, but for {@link #close}, which belongs to the
 * thread that made the session current.
 *
 * @see HoneyHiveTracer#session(String)
 */
public final class Session implements AutoCloseable {
  private final TracerCore core;
  private final SpanOwner owner;
  private final Scope scope;

  private Session(TracerCore core, SpanOwner owner, Scope scope) {
    this.core = core;
    this.owner = owner;
    this.scope = scope;
  }

  /** A session that is not current. */
  static Session of(TracerCore core, SpanOwner owner) {
    return new Session(core, owner, Scope.noop());
  }

  /** A session that is current until it is closed. */
  static Session enter(TracerCore core, SpanOwner owner) {
    return new Session(core, owner, core.enter(owner));
  }

  /**
   * Returns the id of the session.
   *
   * @return a UUID in lower case
   */
  public String id() {
    return owner.identity().sessionId();
  }

  /**
   * Returns the name of the session.
   *
   * @return the name
   */
  public String name() {
    return owner.identity().sessionName();
  }

  /**
   * Makes this session current on this thread, for a try-with-resources statement: steps of its
   * tracer that start inside are in this session.
   *
   * @return makes the session before it current again when it is closed, on the same thread
   */
  public Scope makeCurrent() {
    return core.enter(owner);
  }

  /**
   * Makes the session before it current again, where {@link HoneyHiveTracer#session(String)} made
   * this one current; else does nothing. The session itself goes on: it has no end.
   */
  @Override
  public void close() {
    core.fence().run("Leaving a session", scope::close);
  }
}
