package ai.honeyhive.tracer;

import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.export.session.SessionSection;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import io.opentelemetry.context.Scope;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One session of a tracer: a conversation, a request, a job; whatever its spans are looked at
 * together for. Nothing here throws. Thread-safe, but for {@link #close}, which belongs to the
 * thread that made the session current.
 *
 * <p>What is recorded here is encoded at once and sent in the background: in order, after the start
 * of the session, and together with what is recorded in the meantime; the last value of a key
 * counts. {@link HoneyHiveTracer#flush} waits for it, and {@link FlushResult#sessionUpdatesLost}
 * says what did not arrive. A session of a closed tracer records nothing.
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
   * Records something that is to be known of this session.
   *
   * @param key what it is
   * @param value any value that has a JSON form; null is not recorded
   * @return this
   */
  public Session metadata(String key, @Nullable Object value) {
    return update(SessionSection.METADATA, Collections.singletonMap(key, value));
  }

  /**
   * Records what is to be known of this session, in one update.
   *
   * @param values any values that have a JSON form
   * @return this
   */
  public Session metadata(Map<String, ?> values) {
    return update(SessionSection.METADATA, values);
  }

  /**
   * Records a measurement of this session.
   *
   * @param key what it is
   * @param value any value that has a JSON form; null is not recorded
   * @return this
   */
  public Session metric(String key, @Nullable Object value) {
    return update(SessionSection.METRICS, Collections.singletonMap(key, value));
  }

  /**
   * Records measurements of this session, in one update.
   *
   * @param values any values that have a JSON form
   * @return this
   */
  public Session metrics(Map<String, ?> values) {
    return update(SessionSection.METRICS, values);
  }

  /**
   * Records what somebody thinks of this session.
   *
   * @param key what it is
   * @param value any value that has a JSON form; null is not recorded
   * @return this
   */
  public Session feedback(String key, @Nullable Object value) {
    return update(SessionSection.FEEDBACK, Collections.singletonMap(key, value));
  }

  /**
   * Records what somebody thinks of this session, in one update.
   *
   * @param values any values that have a JSON form
   * @return this
   */
  public Session feedback(Map<String, ?> values) {
    return update(SessionSection.FEEDBACK, values);
  }

  /**
   * Records something that is to be known of the user.
   *
   * @param key what it is
   * @param value any value that has a JSON form; null is not recorded
   * @return this
   */
  public Session userProperty(String key, @Nullable Object value) {
    return update(SessionSection.USER_PROPERTIES, Collections.singletonMap(key, value));
  }

  /**
   * Records what is to be known of the user, in one update.
   *
   * @param values any values that have a JSON form
   * @return this
   */
  public Session userProperties(Map<String, ?> values) {
    return update(SessionSection.USER_PROPERTIES, values);
  }

  /**
   * Records something that went into this session; it is kept as {@code metadata.inputs}, because
   * HoneyHive takes inputs of a session at its start only.
   *
   * @param key what it is
   * @param value any value that has a JSON form; null is not recorded
   * @return this
   */
  public Session input(String key, @Nullable Object value) {
    return update(SessionSection.INPUTS, Collections.singletonMap(key, value));
  }

  /**
   * Records what went into this session, as {@link #input} does, in one update.
   *
   * @param values any values that have a JSON form
   * @return this
   */
  public Session inputs(Map<String, ?> values) {
    return update(SessionSection.INPUTS, values);
  }

  /**
   * Records something that came out of this session.
   *
   * @param key what it is
   * @param value any value that has a JSON form; null is not recorded
   * @return this
   */
  public Session output(String key, @Nullable Object value) {
    return update(SessionSection.OUTPUTS, Collections.singletonMap(key, value));
  }

  /**
   * Records what came out of this session, in one update.
   *
   * @param values any values that have a JSON form
   * @return this
   */
  public Session outputs(Map<String, ?> values) {
    return update(SessionSection.OUTPUTS, values);
  }

  /**
   * Records something this session is configured with.
   *
   * @param key what it is
   * @param value any value that has a JSON form; null is not recorded
   * @return this
   */
  public Session config(String key, @Nullable Object value) {
    return update(SessionSection.CONFIG, Collections.singletonMap(key, value));
  }

  /**
   * Records what this session is configured with, in one update.
   *
   * @param values any values that have a JSON form
   * @return this
   */
  public Session config(Map<String, ?> values) {
    return update(SessionSection.CONFIG, values);
  }

  /**
   * Records all that an enrichment says of this session, in one update. A failure is kept as
   * {@code metadata.error}.
   *
   * @param enrichment what is to be known
   * @return whether the server will be told: false when it says nothing, and when the tracer is
   *     closed, disabled, or too much waits already
   */
  public boolean enrich(Enrichment enrichment) {
    return core.fence()
        .call(
            "Enriching a session",
            () -> core.updateSession(owner.identity(), enrichment.update()),
            false);
  }

  private Session update(SessionSection section, Map<String, ?> values) {
    core.fence()
        .run(
            "Enriching a session",
            () -> core.updateSession(owner.identity(), Map.of(section, values)));
    return this;
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
