package ai.honeyhive.tracer;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.config.SessionConfig;
import ai.honeyhive.tracer.internal.context.SessionId;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import ai.honeyhive.tracer.internal.provider.binding.StartedSpan;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One invocation of a function that is frozen between two of them: a span, a session that the spans
 * below it share, and the delivery of all of them before the freeze. Nothing here throws. The
 * thread that started it closes it.
 *
 * <pre>{@code
 * try (Invocation invocation = tracer.invocation("handler", context::getRemainingTimeInMillis)) {
 *   ...
 * }
 * }</pre>
 *
 * @see HoneyHiveTracer#invocation
 */
public final class Invocation implements AutoCloseable {
  /** What the runtime keeps, to answer for the function before its time is over. */
  private static final long MARGIN_MILLIS = 50;

  private final TracerCore core;
  private final String sessionId;
  private final TracedSpan span;
  private final LongSupplier remainingMillis;

  private Invocation(
      TracerCore core, String sessionId, TracedSpan span, LongSupplier remainingMillis) {
    this.core = core;
    this.sessionId = sessionId;
    this.span = span;
    this.remainingMillis = remainingMillis;
  }

  static Invocation start(TracerCore core, String name, LongSupplier remainingMillis) {
    String session = SessionId.random();
    StartedSpan started = core.fence()
        .call(
            "Starting an invocation",
            () -> core.start(
                core.session(SessionConfig.named(name).id(session)), name, EventType.CHAIN),
            StartedSpan.NOTHING);
    return new Invocation(
        core, session, TracedSpan.enter(core, started, EventType.CHAIN), remainingMillis);
  }

  /**
   * Returns the id of this invocation's session.
   *
   * @return a UUID in lower case
   */
  public String sessionId() {
    return sessionId;
  }

  /**
   * Returns the span of this invocation, to record what goes in and comes out, and how it failed.
   *
   * @return the span; the invocation ends it
   */
  public TracedSpan span() {
    return span;
  }

  /**
   * Ends the span and delivers what has ended: within {@link RuntimeProfile#lifecycle}, and 50 ms
   * before the time of the invocation is over. What is not delivered by then is not lost; it goes
   * out with the next invocation.
   */
  @Override
  public void close() {
    span.close();
    core.fence().call("Flushing an invocation", () -> core.flush(time()), false);
  }

  private Duration time() {
    Duration left = Duration.ofMillis(remainingMillis.getAsLong() - MARGIN_MILLIS);
    Duration budget = core.settings().profile().lifecycle();
    Duration time = left.compareTo(budget) < 0 ? left : budget;
    return time.isNegative() ? Duration.ZERO : time;
  }
}
