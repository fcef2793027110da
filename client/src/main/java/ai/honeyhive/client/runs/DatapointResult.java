package ai.honeyhive.client.runs;

import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of one session of a run. Immutable. */
public final class DatapointResult extends JsonBacked {
  private static final Set<String> NAMES =
      Set.of("datapoint_id", "session_id", "passed", "metrics");

  private final List<Metric> metrics;

  DatapointResult(JsonFields json) {
    super(json, NAMES);
    metrics = json.objects("metrics", Metric::new);
  }

  /** {@return the id of the datapoint that was tried; null when the session names none} */
  public @Nullable String datapointId() {
    return json.textOrNull("datapoint_id");
  }

  /** {@return the id of the session, or the empty text} */
  public String sessionId() {
    return json.text("session_id");
  }

  /** {@return whether all its metrics passed; null when not known} */
  public @Nullable Boolean passed() {
    return json.flagOrNull("passed");
  }

  /** {@return its metrics; unmodifiable} */
  public List<Metric> metrics() {
    return metrics;
  }

  /** One value of one metric. Immutable. */
  public static final class Metric extends JsonBacked {
    private static final Set<String> NAMES =
        Set.of("name", "event_name", "event_type", "value", "passed");

    private Metric(JsonFields json) {
      super(json, NAMES);
    }

    /** {@return the name of the metric, or the empty text} */
    public String name() {
      return json.text("name");
    }

    /** {@return the name of the event that bears it; null when not known} */
    public @Nullable String eventName() {
      return json.textOrNull("event_name");
    }

    /** {@return the type of the event that bears it; null when not known} */
    public @Nullable String eventType() {
      return json.textOrNull("event_type");
    }

    /** {@return the value: a number, a boolean, text; null when there is none} */
    public @Nullable Object value() {
      return json.value("value");
    }

    /** {@return whether the value is in the passing range; null when not known} */
    public @Nullable Boolean passed() {
      return json.flagOrNull("passed");
    }
  }
}
