package ai.honeyhive.tracer;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.client.settings.SettingSources;
import ai.honeyhive.tracer.config.EffectiveConfig;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.config.SessionConfig;
import ai.honeyhive.tracer.genai.GenAi;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import ai.honeyhive.tracer.internal.operations.TracedProxy;
import ai.honeyhive.tracer.internal.provider.binding.StartedSpan;
import ai.honeyhive.tracer.internal.provider.propagation.MapCarrier;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Traces one application, or one part of it, to one HoneyHive project: its spans carry this
 * tracer's session and are sent in the background.
 *
 * <p>Any number of tracers may live in one process. Once built, a tracer never throws into the
 * application: what it cannot do it counts, and reports once at WARN with an id that has a page in
 * {@code docs/diagnostics}. Thread-safe.
 */
public final class HoneyHiveTracer implements AutoCloseable {
  private final TracerCore core;

  HoneyHiveTracer(TracerCore core) {
    this.core = core;
  }

  /**
   * Makes a tracer from the environment: {@code HH_API_KEY}, {@code HH_API_URL} (default
   * {@code https://api.dp1.us.honeyhive.ai}) and {@code HH_SOURCE} (default {@code dev}). Without a
   * key it does nothing, and says so once, unless the server is on this machine.
   *
   * @return a tracer that is ready to use; no request was made yet
   * @throws IllegalArgumentException when a variable has a value that cannot be used; the message
   *     names it
   */
  public static HoneyHiveTracer init() {
    return builder().build();
  }

  /**
   * Returns a builder. What is not set there comes from the environment, see {@link #init()}.
   *
   * @return a new builder
   */
  public static HoneyHiveTracerBuilder builder() {
    return new HoneyHiveTracerBuilder(SettingSources.ofProcess());
  }

  /**
   * Runs the code in a span of type {@link EventType#CHAIN}. The code runs exactly once, whatever
   * happens to the tracing of it; its result and its exceptions are passed on unchanged.
   *
   * @param <T> the type of the result
   * @param <X> what the code may throw
   * @param name the name of the step
   * @param code the code
   * @return the code's result
   * @throws X whatever the code throws
   */
  public <T, X extends Exception> T trace(String name, TracedFunction<T, X> code) throws X {
    return trace(name, EventType.CHAIN, code);
  }

  /**
   * Runs the code in a span of the given type, as {@link #trace(String, TracedFunction)} does.
   *
   * @param <T> the type of the result
   * @param <X> what the code may throw
   * @param name the name of the step
   * @param type the kind of step
   * @param code the code
   * @return the code's result
   * @throws X whatever the code throws
   */
  public <T, X extends Exception> T trace(String name, EventType type, TracedFunction<T, X> code)
      throws X {
    try (TracedSpan span = startSpan(name, type)) {
      try {
        return span.returned(code.apply(span), code);
      } catch (Throwable t) {
        span.threw(t);
        throw t;
      }
    }
  }

  /**
   * Runs code without a result in a span of type {@link EventType#CHAIN}, as {@link #trace(String,
   * TracedFunction)} does.
   *
   * @param <X> what the code may throw
   * @param name the name of the step
   * @param code the code
   * @throws X whatever the code throws
   */
  public <X extends Exception> void run(String name, TracedAction<X> code) throws X {
    run(name, EventType.CHAIN, code);
  }

  /**
   * Runs code without a result in a span of the given type, as {@link #trace(String,
   * TracedFunction)} does.
   *
   * @param <X> what the code may throw
   * @param name the name of the step
   * @param type the kind of step
   * @param code the code
   * @throws X whatever the code throws
   */
  public <X extends Exception> void run(String name, EventType type, TracedAction<X> code)
      throws X {
    this.<Boolean, X>trace(name, type, span -> {
      code.accept(span);
      return true;
    });
  }

  /**
   * Starts a span of type {@link EventType#CHAIN} for a try-with-resources statement. An exception
   * that leaves the statement is not seen; call {@link TracedSpan#error} for it, or use
   * {@link #trace(String, TracedFunction)}.
   *
   * @param name the name of the step
   * @return the span, current on this thread until it is closed
   */
  public TracedSpan startSpan(String name) {
    return startSpan(name, EventType.CHAIN);
  }

  /**
   * Starts a span of the given type, as {@link #startSpan(String)} does.
   *
   * @param name the name of the step
   * @param type the kind of step
   * @return the span, current on this thread until it is closed
   */
  public TracedSpan startSpan(String name, EventType type) {
    return TracedSpan.enter(
        core,
        core.fence().call("Starting a span", () -> core.start(name, type), StartedSpan.NOTHING),
        type);
  }

  /**
   * Makes a stand-in for an object, each call of which is a step of this tracer: of the methods
   * with {@link Trace}, or of all when none has it.
   *
   * @param <T> the interface
   * @param type the interface
   * @param target does the work
   * @return the stand-in
   */
  public <T> T traced(Class<T> type, T target) {
    return TracedProxy.of(core, type, target);
  }

  /**
   * Makes steps with a meaning: calls of models and tools, turns of agents, retrievals.
   *
   * @return makes them for this tracer
   */
  public GenAi genAi() {
    return GenAi.of(this);
  }

  /**
   * Starts the span of one invocation where the process is frozen between two of them, as on AWS
   * Lambda, for a try-with-resources statement. It has a session of its own, which the spans below
   * it share, and its end delivers them before the freeze. Make the tracer once, outside the
   * handler.
   *
   * @param name the name of the span and of the session
   * @param remainingMillis how much time is left of the invocation, asked when it ends
   * @return the invocation, its span current on this thread until it is closed
   */
  public Invocation invocation(String name, LongSupplier remainingMillis) {
    return Invocation.start(core, name, remainingMillis);
  }

  /**
   * Starts a session and makes it current on this thread, for a try-with-resources statement. Spans
   * of this tracer that start inside are in it. The server is told in the background.
   *
   * @param name the name of the session
   * @return the session; closing it makes the one before it current again
   */
  public Session session(String name) {
    return session(SessionConfig.named(name));
  }

  /**
   * Starts a session and makes it current on this thread, as {@link #session(String)} does.
   *
   * @param config what the session is started with
   * @return the session; closing it makes the one before it current again
   */
  public Session session(SessionConfig config) {
    return Session.enter(core, startedSession(config));
  }

  /**
   * Starts a session and leaves the current one as it is. {@link Session#makeCurrent} makes it
   * current, on any thread and as often as needed.
   *
   * @param config what the session is started with
   * @return the session
   */
  public Session startSession(SessionConfig config) {
    return Session.of(core, startedSession(config));
  }

  private SpanOwner startedSession(SessionConfig config) {
    return core.fence().call("Starting a session", () -> core.session(config), core);
  }

  /**
   * Makes a session current on this thread that was started before, perhaps by another process. The
   * server is told nothing.
   *
   * @param sessionId a UUID; another text is replaced by a new one, with a warning
   * @return the session; closing it makes the one before it current again
   */
  public Session continueSession(String sessionId) {
    return Session.enter(
        core,
        core.fence().call("Continuing a session", () -> core.existingSession(sessionId), core));
  }

  /**
   * Returns the session that a step of this tracer would be in if it started now: that of the
   * innermost scope, or the tracer's own.
   *
   * @return the session; closing it does nothing
   */
  public Session currentSession() {
    return Session.of(core, core.fence().call("Finding the session", core::current, core));
  }

  /**
   * Records more of an event, of this process or another, in the background and in order, as a
   * {@link Session} does. HoneyHive replaces the outputs of an event as a whole, and keeps inputs
   * and failures that come later as {@code metadata.inputs} and {@code metadata.error}.
   *
   * @param eventId the event, see {@link TracedSpan#eventId}
   * @param enrichment what is to be known
   * @return whether the server will be told
   */
  public boolean enrichEvent(String eventId, Enrichment enrichment) {
    return core.fence()
        .call("Enriching an event", () -> core.updateEvent(eventId, enrichment.update()), false);
  }

  /**
   * Says what the spans below are evaluated for, for a try-with-resources statement: every span of
   * this tracer that starts inside carries the ids.
   *
   * @param evaluation the run, dataset and datapoint
   * @return ends it when it is closed, on the same thread
   */
  public Scope evaluation(EvaluationConfig evaluation) {
    return core.enter(core.fence().call("Evaluating", () -> core.evaluation(evaluation), core));
  }

  /**
   * Writes into the headers of a request to another service which trace, session and evaluation it
   * belongs to, as {@code traceparent}, {@code tracestate} and {@code baggage}.
   *
   * @param carrier the headers
   * @see HoneyHiveTracerBuilder#propagation
   */
  public void inject(Map<String, String> carrier) {
    inject(carrier, MapCarrier.SETTER);
  }

  /**
   * Writes into a request to another service what {@link #inject(Map)} does, with any carrier.
   *
   * @param <C> the type of the carrier
   * @param carrier what goes with the request
   * @param setter writes into it
   */
  public <C> void inject(C carrier, TextMapSetter<C> setter) {
    core.propagation().inject(carrier, setter, null);
  }

  /**
   * Writes into a request to another service what {@link #inject(Map)} does, where only some hosts
   * are told of sessions.
   *
   * @param <C> the type of the carrier
   * @param carrier what goes with the request
   * @param setter writes into it
   * @param target where the request goes to; its host counts
   * @see ai.honeyhive.tracer.config.PropagationConfig#allowedHosts
   */
  public <C> void inject(C carrier, TextMapSetter<C> setter, URI target) {
    core.propagation().inject(carrier, setter, target);
  }

  /**
   * Reads what another service wrote into a request: the trace, the baggage, and the session and
   * evaluation that steps of this tracer are in then, if that is well-formed and trusted. Nothing
   * else of the current context changes.
   *
   * @param carrier the headers: names in any case; values are texts, bytes, or lists of them
   * @return the context to handle the request in
   * @see ai.honeyhive.tracer.config.PropagationConfig#inbound
   */
  public Context extract(Map<String, ?> carrier) {
    return extract(carrier, MapCarrier.getter());
  }

  /**
   * Reads what another service wrote into a request, as {@link #extract(Map)} does, with any
   * carrier.
   *
   * @param <C> the type of the carrier
   * @param carrier what came with the request
   * @param getter reads it
   * @return the context to handle the request in
   */
  public <C> Context extract(C carrier, TextMapGetter<C> getter) {
    return core.propagation().extract(carrier, getter);
  }

  /**
   * Continues on this thread what another service began, for a try-with-resources statement:
   *
   * <pre>{@code
   * try (Scope request = tracer.withRemoteContext(exchange.getRequestHeaders())) {
   *   ...
   * }
   * }</pre>
   *
   * @param carrier the headers, as for {@link #extract(Map)}
   * @return ends it when it is closed, on the same thread
   */
  public Scope withRemoteContext(Map<String, ?> carrier) {
    return withRemoteContext(carrier, MapCarrier.getter());
  }

  /**
   * Continues on this thread what another service began, as {@link #withRemoteContext(Map)} does,
   * with any carrier.
   *
   * @param <C> the type of the carrier
   * @param carrier what came with the request
   * @param getter reads it
   * @return ends it when it is closed, on the same thread
   */
  public <C> Scope withRemoteContext(C carrier, TextMapGetter<C> getter) {
    return core.propagation().enter(carrier, getter);
  }

  /**
   * Returns what services call this tracer among each other, see
   * {@link HoneyHiveTracerBuilder#tracerId}.
   *
   * @return the id
   */
  public String id() {
    return core.identity().origin().tracerId();
  }

  /**
   * Returns this tracer's OpenTelemetry, for an instrumentor of your choice. What the instrumentor
   * records lands in this tracer's session, message texts that it puts into log records included;
   * inside a scope of another tracer it lands in that one's. Where the tracer makes its spans on a
   * provider of the application, so does this.
   *
   * @return an OpenTelemetry that stays usable, and keeps delivering, as long as anybody holds it
   */
  public OpenTelemetry openTelemetry() {
    return core.binding().openTelemetry();
  }

  /**
   * Returns the id of this tracer's own session, that of spans outside any scope.
   *
   * @return a UUID in lower case
   */
  public String sessionId() {
    return core.settings().identity().sessionId();
  }

  /**
   * Returns what this tracer was built with, and where each value comes from.
   *
   * @return all options; no secret is among them
   */
  public EffectiveConfig config() {
    return core.settings().given().config();
  }

  /**
   * Waits until the spans that ended so far are delivered or lost.
   *
   * @param timeout the longest time to wait
   * @return what became of them
   */
  public FlushResult flush(Duration timeout) {
    core.fence().call("Flushing", () -> core.flush(timeout), false);
    return result();
  }

  /**
   * Waits until the spans that ended so far are delivered or lost, at most as long as
   * {@link RuntimeProfile#lifecycle} says.
   *
   * @return what became of them
   */
  public FlushResult flush() {
    return flush(core.settings().profile().lifecycle());
  }

  /**
   * Closes this tracer, waiting for its spans to be delivered at most as long as
   * {@link RuntimeProfile#lifecycle} says.
   */
  @Override
  public void close() {
    core.fence().call("Closing", () -> core.close(core.settings().profile().lifecycle()), false);
  }

  /**
   * Closes this tracer: flushes within the timeout, then gives up what is left. Spans started
   * afterwards are no-ops. Who calls it while somebody else does waits for that one, within the
   * timeout; a call after that does nothing.
   *
   * @param timeout the longest time to wait
   * @return what became of the spans
   */
  public FlushResult close(Duration timeout) {
    core.fence().call("Closing", () -> core.close(timeout), false);
    return result();
  }

  /**
   * Tells how this tracer joined the OpenTelemetry it found, and what became of its spans so far.
   *
   * @return the state of this moment
   */
  public TracerStatus status() {
    return new TracerStatus(core);
  }

  /**
   * Sends one real span, named {@code honeyhive.self_check}, the way all spans of this tracer go,
   * and waits until the server answers for it.
   *
   * @param timeout the longest time to wait
   * @return whether the span arrived, and if not, why
   */
  public SelfCheck selfCheck(Duration timeout) {
    return core.fence()
        .call(
            "Checking itself",
            () -> SelfCheck.run(core, timeout),
            SelfCheck.failed("the check itself failed; see the warning HH901"));
  }

  private FlushResult result() {
    return new FlushResult(core.counts());
  }

  /** Two of them are equal when they are the same tracer: it may have been looked up. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HoneyHiveTracer tracer && tracer.core == core;
  }

  @Override
  public int hashCode() {
    return core.hashCode();
  }

  @Override
  public String toString() {
    URI server = core.settings().server();
    return "HoneyHiveTracer[server=" + server + ", session=" + sessionId() + "]";
  }
}
