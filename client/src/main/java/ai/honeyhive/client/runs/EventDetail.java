package ai.honeyhive.client.runs;

import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A kind of event that occurs in a run: its name and its type. Immutable. */
public final class EventDetail extends JsonBacked {
  private static final Set<String> NAMES = Set.of("event_name", "event_type", "presence");

  EventDetail(JsonFields json) {
    super(json, NAMES);
  }

  /** {@return the name of the events, or the empty text} */
  public String eventName() {
    return json.text("event_name");
  }

  /** {@return the type of the events, for example {@code chain}, or the empty text} */
  public String eventType() {
    return json.text("event_type");
  }

  /**
   * {@return in a comparison, which run has such events: {@code old}, {@code new} or {@code both};
   * null otherwise}
   */
  public @Nullable String presence() {
    return json.textOrNull("presence");
  }
}
