package ai.honeyhive.client.runs;

import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a metric came to in one run, for the events of one name. Immutable. */
public final class MetricDetail extends JsonBacked {
  private static final Set<String> NAMES = Set.of(
      "metric_name",
      "metric_type",
      "event_name",
      "event_type",
      "aggregate",
      "values",
      "passing_range",
      "datapoints");

  private final JsonFields datapoints;

  MetricDetail(JsonFields json) {
    super(json, NAMES);
    datapoints = json.fields("datapoints");
  }

  /** {@return the name of the metric, or the empty text} */
  public String metricName() {
    return json.text("metric_name");
  }

  /**
   * {@return who computed it: {@code CLIENT_SIDE} for what an application wrote, or {@code PYTHON},
   * {@code LLM}, {@code HUMAN}, {@code COMPOSITE}; null when not known}
   */
  public @Nullable String metricType() {
    return json.textOrNull("metric_type");
  }

  /** {@return the name of the events that bear it; null when not known} */
  public @Nullable String eventName() {
    return json.textOrNull("event_name");
  }

  /** {@return the type of the events that bear it; null when not known} */
  public @Nullable String eventType() {
    return json.textOrNull("event_type");
  }

  /** {@return all values as one number; null when there is none} */
  public @Nullable Double aggregate() {
    return json.numberOrNull("aggregate");
  }

  /** {@return the values, true as 1 and false as 0; unmodifiable} */
  public List<Double> values() {
    return json.numbers("values");
  }

  /** {@return the range in which a value passes; null when there is none} */
  public @Nullable PassingRange passingRange() {
    JsonFields range = json.fieldsOrNull("passing_range");
    return range == null ? null : new PassingRange(range);
  }

  /** {@return the ids of the datapoints that passed; unmodifiable} */
  public List<String> passed() {
    return datapoints.texts("passed");
  }

  /** {@return the ids of the datapoints that failed; unmodifiable} */
  public List<String> failed() {
    return datapoints.texts("failed");
  }
}
