package ai.honeyhive.tracer;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SessionName;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import ai.honeyhive.tracer.internal.lifecycle.TracerSettings;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
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
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
  private static final String SCOPE = "ai.honeyhive.tracer";

  private final TracerCore core;
  private final Tracer tracer;

  HoneyHiveTracer(TracerCore core) {
    this.core = core;
    this.tracer = core.openTelemetry().getTracer(SCOPE);
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
  public static Builder builder() {
    return new Builder(System.getenv());
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
        return code.apply(span);
      } catch (Throwable t) {
        span.error(t);
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
    if (!core.isRecording()) {
      // A no-op span made current would hide the host's own span from the application.
      return new TracedSpan(core, Span.getInvalid(), Scope.noop());
    }
    Span span = core.fence()
        .call(
            "Starting a span",
            () -> tracer
                .spanBuilder(name)
                .setAttribute(SpanKeys.EVENT_TYPE, type.wireName())
                .startSpan(),
            Span.getInvalid());
    Scope scope = core.fence().call("Entering a span", span::makeCurrent, Scope.noop());
    return new TracedSpan(core, span, scope);
  }

  /**
   * Returns this tracer's OpenTelemetry, for an instrumentor of your choice. What the instrumentor
   * records lands in this tracer's session, message texts that it puts into log records included.
   * It is never made global.
   *
   * @return an OpenTelemetry that stays usable, and keeps delivering, as long as anybody holds it
   */
  public OpenTelemetry openTelemetry() {
    return core.openTelemetry();
  }

  /**
   * Returns the id of this tracer's session.
   *
   * @return a UUID in lower case
   */
  public String sessionId() {
    return core.settings().identity().sessionId();
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

  /** Closes this tracer, waiting at most 5 seconds for its spans to be delivered. */
  @Override
  public void close() {
    close(CLOSE_TIMEOUT);
  }

  /**
   * Closes this tracer: flushes within the timeout, then gives up what is left. Spans started
   * afterwards are no-ops. A second call does nothing.
   *
   * @param timeout the longest time to wait
   * @return what became of the spans
   */
  public FlushResult close(Duration timeout) {
    core.fence().run("Closing", () -> core.close(timeout));
    return result();
  }

  private FlushResult result() {
    Counters counters = core.counters();
    long delivered = counters.deliveredCount();
    long rejected = counters.rejectedCount();
    long dropped = counters.droppedCount();
    long pending = Math.max(0, counters.endedCount() - delivered - rejected - dropped);
    return new FlushResult(delivered, rejected, dropped, pending);
  }

  @Override
  public String toString() {
    URI server = core.settings().server();
    return "HoneyHiveTracer[server=" + server + ", session=" + sessionId() + "]";
  }

  /**
   * Collects what a tracer is built with. Whatever is not set here comes from the environment, then
   * from the default. Not thread-safe.
   */
  public static final class Builder {
    private static final URI DEFAULT_SERVER = URI.create("https://api.dp1.us.honeyhive.ai");
    private static final String DEFAULT_SOURCE = "dev";

    private final Map<String, String> environment;
    private @Nullable String apiKey;
    private @Nullable URI server;
    private @Nullable String source;
    private @Nullable String sessionName;
    private @Nullable String sessionId;

    Builder(Map<String, String> environment) {
      this.environment = environment;
    }

    /**
     * Sets the API key, which also selects the project. Default: {@code HH_API_KEY}.
     *
     * @param apiKey the key
     * @return this builder
     * @throws IllegalArgumentException when the key is blank or holds a character no key has; the
     *     message does not hold the key
     */
    public Builder apiKey(String apiKey) {
      this.apiKey = Checks.key("apiKey", apiKey);
      return this;
    }

    /**
     * Sets the server to send to. Default: {@code HH_API_URL}, then
     * {@code https://api.dp1.us.honeyhive.ai}.
     *
     * @param serverUrl an {@code http} or {@code https} URL without query
     * @return this builder
     * @throws IllegalArgumentException when it is not such a URL
     */
    public Builder serverUrl(URI serverUrl) {
      this.server = Checks.server("serverUrl", serverUrl);
      return this;
    }

    /**
     * Sets the server to send to, as {@link #serverUrl(URI)} does.
     *
     * @param serverUrl an {@code http} or {@code https} URL without query
     * @return this builder
     * @throws IllegalArgumentException when it is not such a URL
     */
    public Builder serverUrl(String serverUrl) {
      this.server = Checks.server("serverUrl", serverUrl);
      return this;
    }

    /**
     * Sets where the spans come from, for example {@code production}. Default: {@code HH_SOURCE},
     * then {@code dev}.
     *
     * @param source the name of the environment
     * @return this builder
     * @throws IllegalArgumentException when it is blank
     */
    public Builder source(String source) {
      this.source = Checks.text("source", source);
      return this;
    }

    /**
     * Sets the name of the session. Default: the simple name of the class that builds the tracer.
     *
     * @param sessionName the name
     * @return this builder
     * @throws IllegalArgumentException when it is blank
     */
    public Builder sessionName(String sessionName) {
      this.sessionName = Checks.text("sessionName", sessionName);
      return this;
    }

    /**
     * Sets the id of the session, to continue one that exists. Default: a new random UUID.
     *
     * @param sessionId a UUID
     * @return this builder
     * @throws IllegalArgumentException when it is not a UUID; the message holds the value
     */
    public Builder sessionId(String sessionId) {
      this.sessionId = Checks.uuid("sessionId", sessionId);
      return this;
    }

    /**
     * Builds the tracer. No request is made before the first span.
     *
     * @return a tracer that is ready to use
     * @throws IllegalArgumentException when a value from the environment cannot be used; the
     *     message names the variable
     */
    public HoneyHiveTracer build() {
      Identity identity = Identity.of(
          sessionId == null ? UUID.randomUUID().toString() : sessionId,
          sessionName == null ? SessionName.ofCaller() : sessionName,
          source != null ? source : orElse(variable("HH_SOURCE", Checks::text), DEFAULT_SOURCE));
      URI target =
          server != null ? server : orElse(variable("HH_API_URL", Checks::server), DEFAULT_SERVER);
      String key = apiKey == null ? variable("HH_API_KEY", Checks::key) : apiKey;
      return new HoneyHiveTracer(new TracerCore(new TracerSettings(target, key, identity)));
    }

    /**
     * A variable that is set to nothing counts as not set, as shells and deployment templates mean
     * it.
     */
    private <T> @Nullable T variable(String name, BiFunction<String, String, T> check) {
      String value = environment.get(name);
      return value == null || value.isBlank() ? null : check.apply(name, value);
    }

    private static <T> T orElse(@Nullable T value, T fallback) {
      return value == null ? fallback : value;
    }
  }
}
