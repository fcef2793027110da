package ai.honeyhive.client.runs;

import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run came to, computed by the data plane when it is asked. Immutable. */
public final class RunResult extends JsonBacked {
  private static final Set<String> NAMES = Set.of(
      "status",
      "success",
      "error",
      "passed",
      "failed",
      "metrics",
      "datapoints",
      "event_details",
      "run_object");
  private static final String DETAILS = "details";

  private final List<MetricDetail> metrics;
  private final List<DatapointResult> datapoints;
  private final List<EventDetail> events;
  private final @Nullable Run run;

  private RunResult(JsonFields json) {
    super(json, NAMES);
    metrics = metrics(json.fields("metrics"));
    datapoints = json.objects("datapoints", DatapointResult::new);
    events = json.objects("event_details", EventDetail::new);
    JsonFields object = json.fieldsOrNull("run_object");
    run = object == null ? null : new Run(object);
  }

  /** Older servers answer no list but an object whose names are those of the metrics. */
  private static List<MetricDetail> metrics(JsonFields aggregation) {
    if (aggregation.has(DETAILS)) {
      return aggregation.objects(DETAILS, MetricDetail::new);
    }
    List<MetricDetail> named = new ArrayList<>();
    for (String name : aggregation.all().keySet()) {
      JsonFields metric = aggregation.fieldsOrNull(name);
      if (metric != null) {
        named.add(new MetricDetail(
            metric.has("metric_name") ? metric : metric.with("metric_name", name)));
      }
    }
    return List.copyOf(named);
  }

  /**
   * Reads a result from its JSON form. Fields that are missing are not known; unknown fields are
   * kept.
   *
   * @param json the JSON object
   * @return the result
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static RunResult fromJson(JsonNode json) {
    return new RunResult(JsonFields.of(json));
  }

  /** {@return how far the run is; null when not known} */
  public @Nullable RunStatus status() {
    String status = json.textOrNull("status");
    return status == null ? null : RunStatus.of(status);
  }

  /** {@return whether the run passed} */
  public boolean success() {
    return json.flag("success");
  }

  /** {@return why there is no result; null when there is one} */
  public @Nullable String error() {
    return json.textOrNull("error");
  }

  /** {@return the ids of the datapoints that passed; unmodifiable} */
  public List<String> passed() {
    return json.texts("passed");
  }

  /** {@return the ids of the datapoints that failed; unmodifiable} */
  public List<String> failed() {
    return json.texts("failed");
  }

  /** {@return how values became one number, for example {@code average}; null when not known} */
  public @Nullable String aggregateFunction() {
    return json.fields("metrics").textOrNull("aggregation_function");
  }

  /** {@return what each metric came to, one for each name of its events; unmodifiable} */
  public List<MetricDetail> metrics() {
    return metrics;
  }

  /**
   * {@return what a metric came to: the first of that name}
   *
   * @param metricName the name
   */
  public Optional<MetricDetail> metric(String metricName) {
    return metrics.stream()
        .filter(metric -> metric.metricName().equals(metricName))
        .findFirst();
  }

  /** {@return what came of each session; unmodifiable} */
  public List<DatapointResult> datapoints() {
    return datapoints;
  }

  /** {@return the kinds of events that occur; unmodifiable} */
  public List<EventDetail> eventDetails() {
    return events;
  }

  /** {@return the run; null when the server does not say} */
  public @Nullable Run run() {
    return run;
  }
}
