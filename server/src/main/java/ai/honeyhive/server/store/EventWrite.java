package ai.honeyhive.server.store;

import ai.honeyhive.client.mapping.MappedSpan;
import ai.honeyhive.client.model.Event;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event to be written. An event whose id is its session's id is the session itself; all other
 * events belong to it. Immutable.
 */
public final class EventWrite {
  private static final int UUID_LENGTH = 36;

  private final String project;
  private final Event event;
  private final @Nullable MappedSpan span;

  private EventWrite(String project, Event event, @Nullable MappedSpan span) {
    this.project = Objects.requireNonNull(project, "project");
    this.event = event;
    this.span = span;
    requireUuid("event_id", event.eventId());
    requireUuid("session_id", event.sessionId());
  }

  /**
   * Makes a write of an event that did not come from a span.
   *
   * @param project the project it belongs to
   * @param event the event; its parent is where it says, or the session when it does not say; a
   *     missing start is the time of its arrival
   * @return the write
   * @throws IllegalArgumentException when the event id, the session id or the parent id is not a
   *     UUID in lower case
   */
  public static EventWrite of(String project, Event event) {
    String parentId = event.parentId();
    if (parentId != null) {
      requireUuid("parent_id", parentId);
    }
    return new EventWrite(project, event, null);
  }

  /**
   * Makes a write of an event that was mapped from a span.
   *
   * @param project the project it belongs to
   * @param span the span's event; unless it names its parent, the parent is found by trace id and
   *     parent span id whenever it is read
   * @return the write
   * @throws IllegalArgumentException when the event id, the session id or a given parent id is not
   *     a UUID in lower case
   */
  public static EventWrite of(String project, MappedSpan span) {
    if (span.explicitParent()) {
      requireUuid("parent_id", Objects.requireNonNullElse(span.event().parentId(), ""));
    }
    return new EventWrite(project, span.event(), span);
  }

  private static void requireUuid(String name, String value) {
    if (!isUuid(value)) {
      throw new IllegalArgumentException(name + " must be a UUID in lower case: " + value);
    }
  }

  /**
   * Tells whether a text is a UUID as the data plane writes it: 36 characters, lower case.
   *
   * @param text the text
   * @return whether {@link UUID#toString()} could have made it
   */
  public static boolean isUuid(String text) {
    if (text.length() != UUID_LENGTH) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      boolean digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (dash ? c != '-' : !digit) {
        return false;
      }
    }
    return true;
  }

  /** {@return the project the event belongs to} */
  public String project() {
    return project;
  }

  /** {@return the event} */
  public Event event() {
    return event;
  }

  /** {@return the span the event was mapped from, or null} */
  public @Nullable MappedSpan span() {
    return span;
  }

  /** {@return whether this event is the session itself} */
  public boolean isSession() {
    return event.eventId().equals(event.sessionId());
  }
}
