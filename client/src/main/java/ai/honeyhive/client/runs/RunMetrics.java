package ai.honeyhive.client.runs;

import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The metrics of a run as its events bear them, not aggregated. Immutable. */
public final class RunMetrics extends JsonBacked {
  private static final Set<String> NAMES = Set.of("events", "totalEvents");

  private final List<OfEvent> events;

  private RunMetrics(JsonFields json) {
    super(json, NAMES);
    events = json.objects("events", OfEvent::new);
  }

  /**
   * Reads the metrics from their JSON form.
   *
   * @param json the JSON object
   * @return the metrics
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static RunMetrics fromJson(JsonNode json) {
    return new RunMetrics(JsonFields.of(json));
  }

  /** {@return the events that bear metrics; unmodifiable} */
  public List<OfEvent> events() {
    return events;
  }

  /** {@return how many events there are} */
  public long totalEvents() {
    return json.has("totalEvents") ? json.count("totalEvents") : events.size();
  }

  /** The metrics of one event. Immutable. */
  public static final class OfEvent extends JsonBacked {
    private static final Set<String> NAMES =
        Set.of("event_name", "event_type", "session_id", "metadata", "metrics");

    private OfEvent(JsonFields json) {
      super(json, NAMES);
    }

    /** {@return the event's name, or the empty text} */
    public String eventName() {
      return json.text("event_name");
    }

    /** {@return the event's type, for example {@code chain}, or the empty text} */
    public String eventType() {
      return json.text("event_type");
    }

    /** {@return the id of the event's session, or the empty text} */
    public String sessionId() {
      return json.text("session_id");
    }

    /** {@return the id of the datapoint that was tried; null when the event names none} */
    public @Nullable String datapointId() {
      return json.fields("metadata").textOrNull("datapoint_id");
    }

    /** {@return the values, numbers or booleans, by the name of the metric; unmodifiable} */
    public Map<String, @Nullable Object> metrics() {
      return json.object("metrics");
    }
  }
}
