package ai.honeyhive.client.mapping;

import ai.honeyhive.client.model.Event;
import org.jspecify.annotations.Nullable;

/** A span's event, with what a store needs to put it in its place. Immutable. */
public final class MappedSpan {
  private final Event event;
  private final OtlpSpan span;
  private final boolean explicitParent;
  private final SessionSeed session;

  MappedSpan(OtlpSpan span, Event event, boolean explicitParent, SessionSeed session) {
    this.span = span;
    this.event = event;
    this.explicitParent = explicitParent;
    this.session = session;
  }

  /**
   * Returns the event. Its project id is empty and its list of children too: the backend fills
   * both.
   *
   * @return the event
   */
  public Event event() {
    return event;
  }

  /** {@return the trace id of the span, 32 hexadecimal digits} */
  public String traceId() {
    return span.traceId();
  }

  /** {@return the span id, 16 hexadecimal digits} */
  public String spanId() {
    return span.spanId();
  }

  /** {@return the span id of the parent, or null for a root span} */
  public @Nullable String parentSpanId() {
    return span.parentSpanId();
  }

  /**
   * Returns the start of the span. The event has it in whole milliseconds only, which does not
   * always tell which of two spans began first.
   *
   * @return nanoseconds since the Unix epoch
   */
  public long startEpochNanos() {
    return span.startEpochNanos();
  }

  /**
   * Tells whether the span itself names its parent event ({@code honeyhive.parent_id}). If not, the
   * event's parent id is derived from the parent span, and becomes the session's id when that span
   * never arrives.
   *
   * @return true if the parent id is not derived
   */
  public boolean explicitParent() {
    return explicitParent;
  }

  /** {@return what the span says about its session} */
  public SessionSeed session() {
    return session;
  }
}
