package ai.honeyhive.client.runs;

import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one run differs from an older one, datapoint by datapoint. Immutable. */
public final class RunComparison extends JsonBacked {
  private static final Set<String> NAMES =
      Set.of("metrics", "commonDatapoints", "event_details", "old_run", "new_run");

  private final List<MetricComparison> metrics;
  private final List<EventDetail> events;
  private final @Nullable Run oldRun;
  private final @Nullable Run newRun;

  private RunComparison(JsonFields json) {
    super(json, NAMES);
    metrics = json.objects("metrics", MetricComparison::new);
    events = json.objects("event_details", EventDetail::new);
    oldRun = run("old_run");
    newRun = run("new_run");
  }

  private @Nullable Run run(String name) {
    JsonFields object = json.fieldsOrNull(name);
    return object == null ? null : new Run(object);
  }

  /**
   * Reads a comparison from its JSON form. Fields that are missing are not known; unknown fields
   * are kept.
   *
   * @param json the JSON object
   * @return the comparison
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static RunComparison fromJson(JsonNode json) {
    return new RunComparison(JsonFields.of(json));
  }

  /** {@return how each metric changed, one for each name of its events; unmodifiable} */
  public List<MetricComparison> metrics() {
    return metrics;
  }

  /**
   * {@return how a metric changed: the first of that name}
   *
   * @param metricName the name
   */
  public Optional<MetricComparison> metric(String metricName) {
    return metrics.stream()
        .filter(metric -> metric.metricName().equals(metricName))
        .findFirst();
  }

  /** {@return the metrics in which at least one datapoint got better; unmodifiable} */
  public List<MetricComparison> improved() {
    return metrics.stream().filter(metric -> metric.improvedCount() > 0).toList();
  }

  /** {@return the metrics in which at least one datapoint got worse; unmodifiable} */
  public List<MetricComparison> degraded() {
    return metrics.stream().filter(metric -> metric.degradedCount() > 0).toList();
  }

  /** {@return the ids of the datapoints that both runs tried; unmodifiable} */
  public List<String> commonDatapoints() {
    return json.texts("commonDatapoints");
  }

  /** {@return the kinds of events that occur, and in which run; unmodifiable} */
  public List<EventDetail> eventDetails() {
    return events;
  }

  /** {@return the old run; null when the server does not say} */
  public @Nullable Run oldRun() {
    return oldRun;
  }

  /** {@return the new run; null when the server does not say} */
  public @Nullable Run newRun() {
    return newRun;
  }
}
