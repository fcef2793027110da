package ai.honeyhive.server.internal.scores;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two runs beside each other; what is expected was computed by hand. */
class RunComparisonTest {
  private static JsonNode json(String text) {
    return Caller.parse(text.replace('\'', '"'));
  }

  /** Events named a, written as {@code "d1=0.5 d2=true other:d1=3"}. */
  private static RunScores run(String scores) {
    RunScores run = new RunScores();
    int start = 0;
    for (String score : scores.isEmpty() ? new String[0] : scores.split(" ")) {
      String name = score.contains(":") ? score.substring(0, score.indexOf(':')) : "a";
      String[] parts = score.substring(score.indexOf(':') + 1).split("=");
      ObjectNode event = (ObjectNode) json("{'event_type': 'chain'}");
      event.put("event_name", name).put("session_id", "s-" + parts[0]).put("start_time", start++);
      event.withObject("/metadata").put("datapoint_id", parts[0]);
      event.withObject("/metrics").set("m", json(parts[1]));
      run.add(Event.fromJson(event));
    }
    return run;
  }

  private static JsonNode compare(String old, String latest, Aggregate aggregate) {
    PassRules rules = new PassRules(MissingNode.getInstance(), Map.of());
    return Caller.parse(
        new RunComparison(run(old), run(latest), rules, aggregate).json().toString());
  }

  @Test
  void json_twoRuns_isAsComputedByHand() {
    JsonNode compared = compare(
        "d1=1 d2=4 d3=2 d4=1 gone:d1=1", "d3=2 d2=3 d1=3 d5=8 fresh:d2=1", Aggregate.AVERAGE);
    assertThat(compared).isEqualTo(json("""
        {'metrics': [
          {'metric_name': 'm', 'metric_type': 'CLIENT_SIDE', 'event_name': 'a',
           'event_type': 'chain', 'old_aggregate': 2, 'new_aggregate': 4, 'difference': 2,
           'percentage_change': 100, 'found_count': 3, 'improved_count': 1, 'degraded_count': 1,
           'same_count': 1, 'improved': ['d1'], 'degraded': ['d2'], 'same': ['d3'],
           'old_values': [2, 4, 1], 'new_values': [2, 3, 3]},
          {'metric_name': 'm', 'metric_type': 'CLIENT_SIDE', 'event_name': 'fresh',
           'event_type': 'chain', 'new_aggregate': 1, 'found_count': 0, 'improved_count': 0,
           'degraded_count': 0, 'same_count': 0, 'improved': [], 'degraded': [], 'same': [],
           'old_values': [], 'new_values': []},
          {'metric_name': 'm', 'metric_type': 'CLIENT_SIDE', 'event_name': 'gone',
           'event_type': 'chain', 'old_aggregate': 1, 'found_count': 0, 'improved_count': 0,
           'degraded_count': 0, 'same_count': 0, 'improved': [], 'degraded': [], 'same': [],
           'old_values': [], 'new_values': []}],
         'commonDatapoints': ['d3', 'd2', 'd1'],
         'event_details': [
          {'event_name': 'a', 'event_type': 'chain', 'presence': 'both'},
          {'event_name': 'fresh', 'event_type': 'chain', 'presence': 'new'},
          {'event_name': 'gone', 'event_type': 'chain', 'presence': 'old'}]}"""));
  }

  @ParameterizedTest
  @CsvSource({
    "d1=0, d1=5, 5, 0",
    "d1=-4, d1=-2, 2, 50",
    "d1=4, d1=1, -3, -75",
    "d1=true, d1=false, -1, -100",
    "d1=2, d1=2, 0, 0"
  })
  void json_change_isOfTheOldValue(String old, String latest, double difference, double percent) {
    JsonNode metric = compare(old, latest, Aggregate.SUM).at("/metrics/0");
    assertThat(metric.get("difference").asDouble()).isEqualTo(difference);
    assertThat(metric.get("percentage_change").asDouble()).isEqualTo(percent);
  }

  @Test
  void json_aDatapointWithSeveralValues_isComparedByTheirMean() {
    JsonNode metric = compare("d1=1 d1=3", "d1=1 d1=2", Aggregate.MAX).at("/metrics/0");
    assertThat(metric.get("old_values")).hasToString("[2]");
    assertThat(metric.get("new_values")).hasToString("[1.5]");
    assertThat(metric.get("degraded")).hasToString("[\"d1\"]");
    assertThat(metric.get("old_aggregate").asInt()).isEqualTo(3);
  }

  @Test
  void json_emptyRuns_compareToNothing() {
    assertThat(compare("", "", Aggregate.COUNT))
        .isEqualTo(json("{'metrics': [], 'commonDatapoints': [], 'event_details': []}"));
  }
}
