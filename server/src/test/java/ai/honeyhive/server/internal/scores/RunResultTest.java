package ai.honeyhive.server.internal.scores;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.Caller;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run's events add up to; what is expected was computed by hand. */
class RunResultTest {
  private static final ObjectNode RUN = Json.object().put("status", "completed");

  private static JsonNode json(String text) {
    return Caller.parse(text.replace('\'', '"'));
  }

  /** An event of a session that begins with its number, of the datapoint with that number. */
  private static Event event(int session, String fields) {
    ObjectNode event = (ObjectNode) json("{'event_type': 'chain', 'event_name': 'answer'}");
    event
        .put("session_id", "s" + session)
        .put("event_id", "e" + session)
        .put("start_time", session);
    event.withObject("/metadata").put("datapoint_id", "d" + session);
    event.setAll((ObjectNode) json(fields));
    return Event.fromJson(event);
  }

  private static PassRules rules(String ranges, String... definitions) {
    Map<String, ObjectNode> byName = new HashMap<>();
    for (String definition : definitions) {
      ObjectNode metric = (ObjectNode) json(definition);
      byName.put(metric.get("name").asText(), metric);
    }
    return new PassRules(json(ranges), byName);
  }

  private static JsonNode result(PassRules rules, Aggregate aggregate, List<Event> events) {
    RunScores scores = new RunScores();
    events.forEach(scores::add);
    return Caller.parse(new RunResult(scores, rules, aggregate).json(RUN).toString());
  }

  private static final List<Event> THREE = List.of(
      event(1, "{'metrics': {'accuracy': 0.5, 'ok': true, 'ok_explanation': 'fine'}}"),
      event(2, "{'metrics': {'accuracy': 1, 'ok': false}}"),
      event(3, "{'metrics': {'accuracy': 0.75}}"),
      event(1, "{'event_type': 'model', 'event_name': 'chat', 'metrics': {'accuracy': 9}}"),
      event(1, "{'event_type': 'session', 'event_name': 'run 1'}"));

  @Test
  void json_threeDatapoints_isAsComputedByHand() {
    assertThat(result(rules("{'accuracy': {'min': 0.6}}"), Aggregate.AVERAGE, THREE))
        .isEqualTo(json("""
            {'status': 'completed', 'success': false, 'passed': ['d3'], 'failed': ['d1', 'd2'],
             'metrics': {'aggregation_function': 'average', 'details': [
               {'metric_name': 'accuracy', 'metric_type': 'CLIENT_SIDE', 'event_name': 'answer',
                'event_type': 'chain', 'aggregate': 0.75, 'values': [0.5, 1, 0.75],
                'passing_range': {'min': 0.6},
                'datapoints': {'passed': ['d2', 'd3'], 'failed': ['d1']}},
               {'metric_name': 'accuracy', 'metric_type': 'CLIENT_SIDE', 'event_name': 'chat',
                'event_type': 'model', 'aggregate': 9, 'values': [9], 'passing_range': {'min': 0.6},
                'datapoints': {'passed': ['d1'], 'failed': []}},
               {'metric_name': 'ok', 'metric_type': 'CLIENT_SIDE', 'event_name': 'answer',
                'event_type': 'chain', 'aggregate': 0.5, 'values': [1, 0],
                'datapoints': {'passed': ['d1'], 'failed': ['d2']}}]},
             'datapoints': [
               {'datapoint_id': 'd1', 'session_id': 's1', 'passed': false, 'metrics': [
                 {'name': 'accuracy', 'event_name': 'answer', 'event_type': 'chain', 'value': 0.5,
                  'passed': false},
                 {'name': 'accuracy', 'event_name': 'chat', 'event_type': 'model', 'value': 9,
                  'passed': true},
                 {'name': 'ok', 'event_name': 'answer', 'event_type': 'chain', 'value': true,
                  'passed': true},
                 {'name': 'ok_explanation', 'event_name': 'answer', 'event_type': 'chain',
                  'value': 'fine'}]},
               {'datapoint_id': 'd2', 'session_id': 's2', 'passed': false, 'metrics': [
                 {'name': 'accuracy', 'event_name': 'answer', 'event_type': 'chain', 'value': 1,
                  'passed': true},
                 {'name': 'ok', 'event_name': 'answer', 'event_type': 'chain', 'value': false,
                  'passed': false}]},
               {'datapoint_id': 'd3', 'session_id': 's3', 'passed': true, 'metrics': [
                 {'name': 'accuracy', 'event_name': 'answer', 'event_type': 'chain', 'value': 0.75,
                  'passed': true}]}],
             'event_details': [
               {'event_name': 'answer', 'event_type': 'chain'},
               {'event_name': 'chat', 'event_type': 'model'}],
             'run_object': {'status': 'completed'}}"""));
  }

  @Test
  void json_anyOrderOfEvents_isTheSame() {
    JsonNode expected = result(rules("{}"), Aggregate.MEDIAN, THREE);
    for (int seed = 0; seed < 50; seed++) {
      List<Event> shuffled = new ArrayList<>(THREE);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(result(rules("{}"), Aggregate.MEDIAN, shuffled))
          .as("seed " + seed)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'m': {'min': 1}}             | 1     | true",
        "{'m': {'min': 1}}             | 0.99  | false",
        "{'m': {'max': 1}}             | 1     | true",
        "{'m': {'max': 1}}             | 1.01  | false",
        "{'m': {'min': -1, 'max': 1}}  | 0     | true",
        "{'m': {'min': 1}}             | true  | true",
        "{'m': {'min': 1}}             | false | false",
        "{'m': {'min': null}}          | 0     | true",
        "{'n': {'min': 1}}             | 0     | true",
        "{}                            | 0     | true",
        "{}                            | true  | true",
        "{}                            | false | false",
        "{}                            | 'no'  | true"
      })
  void json_rangesOfTheRun_decide(String ranges, String value, boolean passes) {
    JsonNode result = result(
        rules(ranges), Aggregate.AVERAGE, List.of(event(1, "{'metrics': {'m': " + value + "}}")));
    assertThat(result.get("success").asBoolean()).isEqualTo(passes);
    assertThat(result.get(passes ? "passed" : "failed").get(0).asText()).isEqualTo("d1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'min': 0.5}                       | 0.4   | false",
        "{'min': 0.5}                       | 0.5   | true",
        "{'pass_when': true}                | true  | true",
        "{'pass_when': false}               | true  | false",
        "{'pass_when': false}               | false | true",
        "{'pass_when': 3}                   | 3     | true",
        "{'pass_when': 3}                   | 2     | false",
        "{'passing_categories': ['a']}      | 'a'   | true",
        "{'passing_categories': ['a']}      | 'b'   | false"
      })
  void json_withoutARange_theDefinitionDecides(String threshold, String value, boolean passes) {
    PassRules rules =
        rules("{}", "{'name': 'm', 'type': 'PYTHON', 'threshold': " + threshold + "}");
    JsonNode result =
        result(rules, Aggregate.AVERAGE, List.of(event(1, "{'metrics': {'m': " + value + "}}")));
    assertThat(result.get("success").asBoolean()).isEqualTo(passes);
    JsonNode details = result.at("/metrics/details");
    assertThat(details.findValuesAsText("metric_type"))
        .isEqualTo(value.startsWith("'") ? List.of() : List.of("PYTHON"));
  }

  @ParameterizedTest
  @CsvSource({"session, false", "chain, false", "tool, true", "model, true"})
  void json_aFailure_countsWhereTheWorkIs(String type, boolean passes) {
    Event failed = event(1, "{'event_type': '" + type + "', 'error': 'late'}");
    assertThat(result(rules("{}"), Aggregate.AVERAGE, List.of(failed))
            .get("success")
            .asBoolean())
        .isEqualTo(passes);
  }

  @Test
  void json_withoutADatapointId_theSessionIsNamed() {
    Event event = Event.fromJson(
        json("{'event_type': 'tool', 'session_id': 's9', 'event_id': 'e', 'metrics': {'m': 1}}"));
    JsonNode result = result(rules("{}"), Aggregate.AVERAGE, List.of(event));
    assertThat(result.get("passed")).hasToString("[\"s9\"]");
    assertThat(result.at("/datapoints/0/datapoint_id").isNull()).isTrue();
  }

  @Test
  void json_theDatapointIdOfOneEvent_isThatOfItsSession() {
    Event nameless = Event.fromJson(
        json(
            "{'event_type': 'tool', 'event_name': 'x', 'session_id': 's1', 'event_id': 'f', 'metrics': {'m': 3}}"));
    for (List<Event> events :
        List.of(List.of(nameless, THREE.get(0)), List.of(THREE.get(0), nameless))) {
      JsonNode result = result(rules("{}"), Aggregate.AVERAGE, events);
      assertThat(result.get("datapoints")).hasSize(1);
      assertThat(result.at("/metrics/details/1/datapoints/passed")).hasToString("[\"d1\"]");
    }
  }

  @Test
  void json_aDatapointTriedTwice_passesWhenBothDo() {
    Event again = event(2, "{'metadata': {'datapoint_id': 'd1'}, 'metrics': {'ok': false}}");
    JsonNode result = result(rules("{}"), Aggregate.AVERAGE, List.of(THREE.get(0), again));
    assertThat(result.get("passed")).isEmpty();
    assertThat(result.get("failed")).hasToString("[\"d1\"]");
    assertThat(result.get("datapoints")).hasSize(2);
  }

  @Test
  void json_aSessionWithScores_isAmongTheKinds() {
    Event scored = event(1, "{'event_type': 'session', 'event_name': 'run', 'metrics': {'m': 1}}");
    assertThat(result(rules("{}"), Aggregate.AVERAGE, List.of(scored)).get("event_details"))
        .hasToString("[{\"event_name\":\"run\",\"event_type\":\"session\"}]");
  }

  @Test
  void json_noEvents_isNoSuccess() {
    JsonNode result = result(rules("{}"), Aggregate.P99, List.of());
    assertThat(result.get("success").asBoolean(true)).isFalse();
    assertThat(result.at("/metrics/aggregation_function").asText()).isEqualTo("p99");
    assertThat(result.at("/metrics/details")).isEmpty();
  }

  @Test
  void json_nestedAndNullMetrics_areLeftOut() {
    JsonNode result = result(
        rules("{}"),
        Aggregate.AVERAGE,
        List.of(event(1, "{'metrics': {'a': {'b': 1}, 'c': null, 'd': [1]}}")));
    assertThat(result.at("/datapoints/0/metrics")).isEmpty();
  }
}
