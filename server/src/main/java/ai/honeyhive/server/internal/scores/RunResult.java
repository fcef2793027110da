package ai.honeyhive.server.internal.scores;

import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a run's events add up to, as readers get it. */
public final class RunResult {
  private static final Set<String> LOST = Set.of("failed", "cancelled");

  private final RunScores scores;
  private final PassRules rules;
  private final Aggregate aggregate;
  private boolean legacy;

  public RunResult(RunScores scores, PassRules rules, Aggregate aggregate) {
    this.scores = scores;
    this.rules = rules;
    this.aggregate = aggregate;
  }

  /** For older clients, which read neither null nor text. */
  public RunResult forLegacy(boolean is) {
    legacy = is;
    return this;
  }

  /** {@code GetExperimentRunResultResponse}. */
  public ObjectNode json(ObjectNode run) {
    Set<String> passed = new LinkedHashSet<>();
    Set<String> failed = new LinkedHashSet<>();
    ArrayNode datapoints = Json.array();
    List<Datapoint> all = scores.datapoints();
    for (Datapoint datapoint : all) {
      boolean passes = datapoint.passes(rules);
      (passes ? passed : failed).add(datapoint.name());
      datapoints.add(json(datapoint, passes));
    }
    // A datapoint that was tried more than once has passed when every try has.
    passed.removeAll(failed);
    String status = run.path("status").asText("pending");
    ObjectNode json = Json.object();
    json.put("status", status);
    json.put("success", !all.isEmpty() && failed.isEmpty() && !LOST.contains(status));
    json.set("passed", Json.texts(passed));
    json.set("failed", Json.texts(failed));
    json.set("metrics", metrics());
    json.set("datapoints", datapoints);
    ArrayNode kinds = json.putArray("event_details");
    scores.kinds().forEach(kind -> kinds.add(kind.json()));
    json.set("run_object", run);
    return json;
  }

  private ObjectNode json(Datapoint datapoint, boolean passed) {
    ObjectNode json = Json.object();
    if (datapoint.id != null || !legacy) {
      json.put("datapoint_id", datapoint.id);
    }
    json.put("session_id", datapoint.sessionId).put("passed", passed);
    ArrayNode metrics = json.putArray("metrics");
    datapoint.readings.stream()
        .filter(reading -> reading.isNumeric() || !legacy)
        .sorted(Comparator.comparing(Reading::key))
        .forEach(reading -> metrics.add(json(reading)));
    return json;
  }

  private ObjectNode json(Reading reading) {
    ObjectNode json = Json.object()
        .put("name", reading.key().metric())
        .put("event_name", reading.key().event())
        .put("event_type", reading.type());
    json.set("value", Json.value(reading.value()));
    Boolean passes = rules.passes(reading);
    if (passes != null) {
      json.put("passed", passes);
    }
    return json;
  }

  private ObjectNode metrics() {
    ObjectNode json = Json.object().put("aggregation_function", aggregate.wireName());
    ArrayNode details = json.putArray("details");
    scores.series().forEach((key, series) -> details.add(detail(key, series)));
    return json;
  }

  private ObjectNode detail(MetricKey key, Series series) {
    double[] values = series.values();
    ObjectNode json = Json.object()
        .put("metric_name", key.metric())
        .put("metric_type", rules.type(key.metric()))
        .put("event_name", key.event())
        .put("event_type", series.eventType());
    json.set("aggregate", Numbers.json(aggregate.of(values)));
    json.set("values", Numbers.json(values));
    JsonNode range = rules.range(key.metric());
    if (range instanceof ObjectNode limits) {
      json.set("passing_range", limits.deepCopy().retain("min", "max"));
    }
    Set<String> failed = series.failed(rules);
    Set<String> passed = series.names();
    passed.removeAll(failed);
    ObjectNode datapoints = json.putObject("datapoints");
    datapoints.set("passed", Json.texts(passed));
    datapoints.set("failed", Json.texts(failed));
    return json;
  }
}
