package ai.honeyhive.client.events;

import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Wire;
import ai.honeyhive.client.model.Event;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One page of events. Immutable. */
public final class EventPage {
  private final List<Event> events;
  private final JsonFields rest;

  private EventPage(List<Event> events, JsonFields rest) {
    this.events = events;
    this.rest = rest;
  }

  /**
   * Reads a page from its JSON form.
   *
   * @param json the JSON object
   * @return the page
   * @throws IllegalArgumentException if {@code json} is not an object with events
   */
  public static EventPage fromJson(JsonNode json) {
    List<Event> events = new ArrayList<>();
    for (JsonNode event : json.path("events")) {
      events.add(Event.fromJson(event));
    }
    if (!json.path("events").isArray()) {
      throw new IllegalArgumentException("there is no list of events");
    }
    return new EventPage(
        Collections.unmodifiableList(events), JsonFields.of(Wire.without("events", json)));
  }

  /** {@return the events of this page; unmodifiable} */
  public List<Event> events() {
    return events;
  }

  /** {@return how many events match, on all pages} */
  public long total() {
    return rest.has("totalEvents") ? rest.count("totalEvents") : rest.count("count");
  }

  /** {@return the fields beside the events, under their names on the wire; unmodifiable} */
  public Map<String, @Nullable Object> extra() {
    return rest.all();
  }

  /** Names the events without their content. */
  @Override
  public String toString() {
    return "EventPage{" + events.size() + " of " + total() + "}";
  }
}
