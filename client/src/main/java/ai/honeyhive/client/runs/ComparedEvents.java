package ai.honeyhive.client.runs;

import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.model.Event;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One page of the events of two runs, paired by the datapoint they tried. Immutable. */
public final class ComparedEvents extends JsonBacked {
  private static final Set<String> NAMES = Set.of("events", "totalEvents");

  private final List<Pair> pairs;

  private ComparedEvents(JsonFields json) {
    super(json, NAMES);
    pairs = json.objects("events", Pair::new);
  }

  /**
   * Reads a page from its JSON form.
   *
   * @param json the JSON object
   * @return the page
   * @throws IllegalArgumentException if {@code json} is not an object, or what stands in a pair
   *     cannot be read as an event
   */
  public static ComparedEvents fromJson(JsonNode json) {
    return new ComparedEvents(JsonFields.of(json));
  }

  /** {@return the pairs on this page; unmodifiable} */
  public List<Pair> pairs() {
    return pairs;
  }

  /** {@return how many pairs there are on all pages} */
  public long totalEvents() {
    return json.has("totalEvents") ? json.count("totalEvents") : pairs.size();
  }

  /** Two events that did the same for the same datapoint. Immutable. */
  public static final class Pair extends JsonBacked {
    private static final Set<String> NAMES = Set.of("datapoint_id", "event_1", "event_2");

    private final @Nullable Event newEvent;
    private final @Nullable Event oldEvent;

    private Pair(JsonFields json) {
      super(json, NAMES);
      newEvent = event("event_1");
      oldEvent = event("event_2");
    }

    private @Nullable Event event(String name) {
      JsonFields event = json.fields(name);
      return event.all().isEmpty() ? null : Event.fromJson(event.toJson());
    }

    /** Names the pair among others: a datapoint may have several. */
    String id() {
      return datapointId() + " " + id(newEvent) + " " + id(oldEvent);
    }

    private static String id(@Nullable Event event) {
      return event == null ? "" : event.eventId();
    }

    /** {@return the id of the datapoint, or the empty text} */
    public String datapointId() {
      return json.text("datapoint_id");
    }

    /** {@return the event of the new run; null when it has none} */
    public @Nullable Event newEvent() {
      return newEvent;
    }

    /** {@return the event of the old run; null when it has none} */
    public @Nullable Event oldEvent() {
      return oldEvent;
    }
  }
}
