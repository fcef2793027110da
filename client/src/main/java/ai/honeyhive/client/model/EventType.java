package ai.honeyhive.client.model;

import java.util.Locale;
import java.util.Optional;

/**
 * The kind of step an event records. The set is closed by the data plane's schema
 * ({@code event_type}).
 */
public enum EventType {
  /** A call to a model. */
  MODEL,
  /** A call to anything else outside: a function, a database, a retriever, an HTTP service. */
  TOOL,
  /** A step made of other steps: an agent, a workflow, a request. */
  CHAIN,
  /** The session itself: the event whose id is the session's id. */
  SESSION;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /**
   * Returns the name used on the wire.
   *
   * @return the lower-case name, for example {@code "model"}
   */
  public String wireName() {
    return wireName;
  }

  /**
   * Finds the type for a name from the wire. Case does not matter, and a Python enum's text form
   * such as {@code EventType.model} is understood, because old clients sent it.
   *
   * @param text the name
   * @return the type, or empty when no type has this name
   */
  public static Optional<EventType> parse(String text) {
    String name = text.substring(text.lastIndexOf('.') + 1).strip();
    for (EventType type : values()) {
      if (type.wireName.equalsIgnoreCase(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
