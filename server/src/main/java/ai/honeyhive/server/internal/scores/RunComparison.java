package ai.honeyhive.server.internal.scores;

import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two runs beside each other. Aggregates are those of each run's own result; better and worse are
 * told datapoint by datapoint, of those that both runs have. More is better.
 */
public final class RunComparison {
  private final RunScores old;
  private final RunScores latest;
  private final PassRules rules;
  private final Aggregate aggregate;

  public RunComparison(RunScores old, RunScores latest, PassRules rules, Aggregate aggregate) {
    this.old = old;
    this.latest = latest;
    this.rules = rules;
    this.aggregate = aggregate;
  }

  /** {@code GetExperimentRunCompareResponse}, without the two runs. */
  public ObjectNode json() {
    ObjectNode json = Json.object();
    ArrayNode metrics = json.putArray("metrics");
    Map<MetricKey, Series> before = old.series();
    Map<MetricKey, Series> after = latest.series();
    Map<MetricKey, Map<String, Double>> pairsBefore = old.byDatapoint();
    Map<MetricKey, Map<String, Double>> pairsAfter = latest.byDatapoint();
    Set<MetricKey> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (MetricKey key : keys) {
      ObjectNode metric = metric(key, before.get(key), after.get(key));
      addPairs(
          metric, pairsBefore.getOrDefault(key, Map.of()), pairsAfter.getOrDefault(key, Map.of()));
      metrics.add(metric);
    }
    json.set("commonDatapoints", Json.texts(common()));
    json.set("event_details", kinds());
    return json;
  }

  private List<String> common() {
    Set<String> known = ids(old);
    return latest.datapoints().stream()
        .map(datapoint -> datapoint.id)
        .filter(id -> id != null && known.contains(id))
        .distinct()
        .toList();
  }

  private static Set<String> ids(RunScores scores) {
    return scores.datapoints().stream()
        .filter(datapoint -> datapoint.id != null)
        .map(Datapoint::name)
        .collect(Collectors.toSet());
  }

  private ObjectNode metric(MetricKey key, @Nullable Series before, @Nullable Series after) {
    Series either = after == null ? before : after;
    ObjectNode json = Json.object()
        .put("metric_name", key.metric())
        .put("metric_type", rules.type(key.metric()))
        .put("event_name", key.event())
        .put("event_type", either == null ? "" : either.eventType());
    if (before != null) {
      json.set("old_aggregate", Numbers.json(aggregate.of(before.values())));
    }
    if (after != null) {
      json.set("new_aggregate", Numbers.json(aggregate.of(after.values())));
    }
    if (before != null && after != null) {
      double from = aggregate.of(before.values());
      double difference = aggregate.of(after.values()) - from;
      json.set("difference", Numbers.json(difference));
      json.set(
          "percentage_change", Numbers.json(from == 0 ? 0 : difference / Math.abs(from) * 100));
    }
    return json;
  }

  private static void addPairs(
      ObjectNode json, Map<String, Double> before, Map<String, Double> after) {
    List<String> improved = new ArrayList<>();
    List<String> degraded = new ArrayList<>();
    List<String> same = new ArrayList<>();
    ArrayNode from = Json.array();
    ArrayNode to = Json.array();
    after.forEach((id, now) -> {
      Double then = before.get(id);
      if (then != null) {
        int change = Double.compare(now, then);
        (change > 0 ? improved : change < 0 ? degraded : same).add(id);
        from.add(Numbers.json(then));
        to.add(Numbers.json(now));
      }
    });
    json.put("found_count", from.size());
    json.put("improved_count", improved.size());
    json.put("degraded_count", degraded.size());
    json.put("same_count", same.size());
    json.set("improved", Json.texts(improved));
    json.set("degraded", Json.texts(degraded));
    json.set("same", Json.texts(same));
    json.set("old_values", from);
    json.set("new_values", to);
  }

  private ArrayNode kinds() {
    Map<EventKind, String> presence = new TreeMap<>();
    old.kinds().forEach(kind -> presence.put(kind, "old"));
    latest.kinds().forEach(kind -> presence.merge(kind, "new", (one, other) -> "both"));
    ArrayNode kinds = Json.array();
    presence.forEach((kind, where) -> kinds.add(kind.json().put("presence", where)));
    return kinds;
  }
}
