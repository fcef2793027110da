package ai.honeyhive.client.runs;

import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a metric changed from one run to another, for the events of one name. Greater is taken as
 * better. Immutable.
 */
public final class MetricComparison extends JsonBacked {
  private static final Set<String> NAMES = Set.of(
      "metric_name",
      "metric_type",
      "event_name",
      "event_type",
      "old_aggregate",
      "new_aggregate",
      "difference",
      "percentage_change",
      "found_count",
      "improved_count",
      "degraded_count",
      "same_count",
      "improved",
      "degraded",
      "same",
      "old_values",
      "new_values");

  MetricComparison(JsonFields json) {
    super(json, NAMES);
  }

  /** {@return the name of the metric, or the empty text} */
  public String metricName() {
    return json.text("metric_name");
  }

  /** {@return who computed it, for example {@code CLIENT_SIDE}; null when not known} */
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

  /** {@return the old run's values as one number; null when it has none} */
  public @Nullable Double oldAggregate() {
    return json.numberOrNull("old_aggregate");
  }

  /** {@return the new run's values as one number; null when it has none} */
  public @Nullable Double newAggregate() {
    return json.numberOrNull("new_aggregate");
  }

  /** {@return the new number less the old one; null when not known} */
  public @Nullable Double difference() {
    return json.numberOrNull("difference");
  }

  /** {@return the difference in percent of the old number; null when not known} */
  public @Nullable Double percentageChange() {
    return json.numberOrNull("percentage_change");
  }

  /** {@return how many datapoints have the metric in both runs} */
  public long foundCount() {
    return json.count("found_count");
  }

  /** {@return how many datapoints got better} */
  public long improvedCount() {
    return json.count("improved_count");
  }

  /** {@return how many datapoints got worse} */
  public long degradedCount() {
    return json.count("degraded_count");
  }

  /** {@return how many datapoints stayed the same} */
  public long sameCount() {
    return json.count("same_count");
  }

  /** {@return the ids of the datapoints that got better; unmodifiable} */
  public List<String> improved() {
    return json.texts("improved");
  }

  /** {@return the ids of the datapoints that got worse; unmodifiable} */
  public List<String> degraded() {
    return json.texts("degraded");
  }

  /** {@return the ids of the datapoints that stayed the same; unmodifiable} */
  public List<String> same() {
    return json.texts("same");
  }

  /** {@return the old run's values, true as 1 and false as 0; unmodifiable} */
  public List<Double> oldValues() {
    return json.numbers("old_values");
  }

  /** {@return the new run's values, true as 1 and false as 0; unmodifiable} */
  public List<Double> newValues() {
    return json.numbers("new_values");
  }
}
