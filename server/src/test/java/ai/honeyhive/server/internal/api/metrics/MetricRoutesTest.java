package ai.honeyhive.server.internal.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.internal.api.RouteCalls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricRoutesTest extends RouteCalls {
  private static final String SHORT = """
      {'name': 'short answer', 'type': 'PYTHON', 'criteria': 'def f(event):\\n  return True'}""";

  private String metric(String body) {
    return post("/v1/metrics", body).get("metric_id").asText();
  }

  private JsonNode read(String id) {
    return get("/v1/metrics?id=" + id).at("/metrics/0");
  }

  @Test
  void create_fillsInTheDefaults() {
    String id = metric(SHORT);
    assertThat(id).matches("[0-9a-f]{24}");
    ObjectNode read = (ObjectNode) read(id);
    assertThat(read.remove("created_at").asText()).endsWith("Z");
    assertThat(read).isEqualTo(parse("""
        {'id': '%s', 'name': 'short answer', 'type': 'PYTHON',
         'criteria': 'def f(event):\\n  return True', 'description': '', 'return_type': 'float',
         'enabled_in_prod': false, 'needs_ground_truth': false, 'sampling_percentage': 10,
         'filters': {'filterArray': []}, 'updated_at': null}""".formatted(id)));
    JsonNode human = read(metric("{'name': 'h', 'type': 'HUMAN', 'criteria': 'Is it good?'}"));
    assertThat(human.get("enabled_in_prod").asBoolean()).isTrue();
  }

  @Test
  void create_keepsEverythingThatIsSaid() {
    String said = """
        {'name': 'judge', 'type': 'LLM', 'criteria': 'Rate it', 'description': 'd',
         'return_type': 'categorical', 'enabled_in_prod': true, 'needs_ground_truth': true,
         'sampling_percentage': 12.5, 'model_provider': 'openai', 'model_name': 'small',
         'scale': 5, 'threshold': {'min': 1, 'max': 5, 'pass_when': true,
           'passing_categories': ['good']},
         'categories': [{'category': 'good', 'score': 1}, {'category': 'bad', 'score': null}],
         'child_metrics': [{'id': 'x', 'name': 'y', 'weight': 1}],
         'filters': {'filterArray': [{'field': 'event_type', 'operator': 'is', 'value': 'model',
           'type': 'string'}]}}""";
    ObjectNode read = (ObjectNode) read(metric(said));
    read.remove(List.of("id", "created_at", "updated_at"));
    assertThat(read).isEqualTo(parse(said));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type': 'PYTHON', 'criteria': 'c'}                          | name is required",
        "{'name': 'n', 'criteria': 'c'}                               | type is required",
        "{'name': 'n', 'type': 'PYTHON'}                              | criteria is required",
        "{'name': 'n', 'type': 'PYTHON', 'criteria': ''}              | criteria must not be empty",
        "{'name': 'n', 'type': 'JAVA', 'criteria': 'c'}               | type must be one of PYTHON",
        "{'name': 'n', 'type': 'COMPOSITE', 'criteria': 'c'}          | no longer supported",
        "{'name': 'n', 'type': 'LLM', 'criteria': 'c'}                | model_provider is required",
        "{'name': 'n', 'type': 'HUMAN', 'criteria': 'c', 'task': 't'} | Unknown field: task",
        "{'return_type': 'int'}                                       | return_type must be one of",
        "{'sampling_percentage': 101}                                 | between 0 and 100",
        "{'scale': 0}                                                 | scale must be a whole",
        "{'scale': 1.5}                                               | scale must be a whole",
        "{'categories': []}                                           | categories must not be",
        "{'categories': [{'category': 'x'}]}                          | Each of categories",
        "{'threshold': {'least': 1}}                                  | Unknown field: least",
        "{'threshold': {'pass_when': 'x'}}                            | pass_when must be",
        "{'filters': {}}                                              | filterArray",
        "{'filters': {'filterArray': [{'field': 'x'}]}}               | needs the field operator",
        "{'enabled_in_prod': 'yes'}                                   | true or false"
      })
  void create_ofWhatIsNoMetric_isRefused(String body, String message) {
    assertFails(caller.post("/v1/metrics", json(body)), 400, message);
    assertThat(get("/v1/metrics").get("metrics")).isEmpty();
  }

  @Test
  void list_findsByIdAndType() {
    String python = metric(SHORT);
    String human = metric("{'name': 'h', 'type': 'HUMAN', 'criteria': 'c'}");
    assertThat(each(get("/v1/metrics").get("metrics"), "id")).containsExactly(human, python);
    assertThat(each(get("/v1/metrics?type=HUMAN").get("metrics"), "id")).containsExactly(human);
    assertThat(each(get("/v1/metrics?id=" + python).get("metrics"), "id")).containsExactly(python);
    assertThat(get("/v1/metrics?type=LLM").get("metrics")).isEmpty();
    assertThat(get("/v1/metrics?id=" + UNKNOWN).get("metrics")).isEmpty();
  }

  @Test
  void update_changesOnlyWhatIsGiven() {
    String id = metric(SHORT);
    JsonNode before = read(id);
    String body = "{'name': 'new', 'model_name': null, 'scale': 3}";
    assertThat(put("/v1/metrics/" + id, body)).isEqualTo(parse("{'updated': true}"));
    ObjectNode after = (ObjectNode) read(id);
    assertThat(after.get("name").asText()).isEqualTo("new");
    assertThat(after.get("model_name").isNull()).isTrue();
    assertThat(after.get("updated_at").asText()).endsWith("Z");
    after.remove(List.of("model_name", "scale"));
    after.put("name", "short answer").putNull("updated_at");
    assertThat(after).isEqualTo(before);
  }

  @Test
  void update_withTheIdInTheBody_isClosedOnTheVersionedRoute() {
    String id = metric(SHORT);
    put("/v1/metrics", "{'id': '%s', 'criteria': 'c2'}".formatted(id));
    assertThat(read(id).get("criteria").asText()).isEqualTo("c2");
    assertFails(caller.put("/v1/metrics", "{}"), 400, "id is required");
    String open = json("{'id': '%s', 'project': 'p'}".formatted(id));
    assertFails(caller.put("/v1/metrics", open), 400, "Unknown field: project");
    assertFails(caller.put("/v1/metrics/" + id, open), 400, "Unknown field");
    put("/metrics", "{'metric_id': '%s', 'project': 'p', 'criteria': 'c3'}".formatted(id));
    assertThat(read(id).get("criteria").asText()).isEqualTo("c3");
    assertFails(caller.put("/metrics", "{}"), 400, "metric_id is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/metrics", "/metrics"})
  void delete_takesItAway(String path) {
    String one = metric(SHORT);
    String two = metric(SHORT);
    assertThat(ok(delete(path + "/" + one))).isEqualTo(parse("{'deleted': true}"));
    assertThat(ok(delete(path + "?metric_id=" + two))).isEqualTo(parse("{'deleted': true}"));
    assertThat(get("/v1/metrics").get("metrics")).isEmpty();
    assertFails(delete(path + "/" + one), 404, "There is no metric " + one);
    assertFails(delete(path), 400, "metric_id is required");
    assertFails(caller.put(path + "/" + one, "{}"), 404, "There is no metric " + one);
  }

  @Test
  void run_saysThatNothingIsRun() {
    String body = json("{'metric': " + SHORT + ", 'event': {'event_type': 'model', 'inputs': {}}}");
    for (String path : List.of("/v1/metrics/run", "/v1/metrics/run_metric", "/metrics/run")) {
      JsonNode answer = ok(caller.post(path, body));
      assertThat(answer.get("success").asBoolean()).isFalse();
      assertThat(answer.get("loading").asBoolean()).isFalse();
      assertThat(answer.get("result").isNull()).isTrue();
      assertThat(answer.get("explanation").asText()).contains("does not run them");
    }
    assertFails(caller.post("/v1/metrics/run", "{\"metric\": {}}"), 400, "event is required");
    String more = json("{'metric': {}, 'event': {}, 'project': 'p'}");
    assertFails(caller.post("/v1/metrics/run", more), 400, "Unknown field: project");
    ok(caller.post("/v1/metrics/run_metric", more));
  }
}
