package ai.honeyhive.server.internal.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.internal.api.RouteCalls;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics as the TypeScript client 1.0 writes and reads them. */
class LegacyMetricTest extends RouteCalls {

  @Test
  void create_isReadByOldAndNewClients() {
    String id = post("/metrics", """
            {'name': 'old', 'task': 'p', 'type': 'custom', 'description': 'd',
             'return_type': 'boolean', 'code_snippet': 'return true', 'event_name': 'answer',
             'event_type': 'chain', 'pass_when': true, 'threshold': {'min': 0.5}}""").get("metric_id").asText();
    JsonNode current = get("/v1/metrics?id=" + id).at("/metrics/0");
    assertThat(current.get("type").asText()).isEqualTo("PYTHON");
    assertThat(current.get("criteria").asText()).isEqualTo("return true");
    assertThat(current.get("threshold")).isEqualTo(parse("{'min': 0.5, 'pass_when': true}"));
    assertThat(each(current.at("/filters/filterArray"), "field"))
        .containsExactly("event_name", "event_type");
    assertThat(current.has("task")).isFalse();
    assertThat(current.has("legacy")).isFalse();
    JsonNode list = get("/metrics?project_name=p");
    assertThat(list.isArray()).isTrue();
    JsonNode old = list.get(0);
    assertThat(old.get("_id").asText()).isEqualTo(id);
    assertThat(old.get("type").asText()).isEqualTo("custom");
    assertThat(old.get("task").asText()).isEqualTo("p");
    assertThat(old.get("code_snippet").asText()).isEqualTo("return true");
    assertThat(old.get("event_name").asText()).isEqualTo("answer");
    assertThat(old.get("pass_when").asBoolean()).isTrue();
    assertThat(old.valueStream().anyMatch(JsonNode::isNull)).isFalse();
  }

  @Test
  void update_keepsWhatItDoesNotSay() {
    String id = post("/metrics", """
            {'name': 'old', 'task': 'p', 'type': 'model', 'description': '', 'prompt': 'rate',
             'return_type': 'float', 'threshold': {'min': 1, 'max': 5}}""").get("metric_id").asText();
    put("/metrics", "{'metric_id': '%s', 'pass_when': false, 'event_name': 'x'}".formatted(id));
    JsonNode current = get("/v1/metrics?id=" + id).at("/metrics/0");
    assertThat(current.get("threshold"))
        .isEqualTo(parse("{'min': 1, 'max': 5, 'pass_when': false}"));
    assertThat(current.get("criteria").asText()).isEqualTo("rate");
    JsonNode old = get("/metrics").get(0);
    assertThat(old.get("task").asText()).isEqualTo("p");
    assertThat(old.get("event_name").asText()).isEqualTo("x");
    assertThat(old.get("type").asText()).isEqualTo("model");
  }

  @Test
  void aMetricOfToday_isReadByOldClients() {
    post("/v1/metrics", """
        {'name': 'n', 'type': 'HUMAN', 'criteria': 'c', 'return_type': 'categorical',
         'description': null, 'threshold': {'pass_when': 3}}""");
    JsonNode old = get("/metrics").get(0);
    assertThat(old.get("type").asText()).isEqualTo("human");
    assertThat(old.get("return_type").asText()).isEqualTo("string");
    assertThat(old.get("task").asText()).isEmpty();
    assertThat(old.get("description").asText()).isEmpty();
    assertThat(old.has("pass_when")).isFalse();
    assertThat(old.has("updated_at")).isFalse();
  }

  @Test
  void aMetricForPeople_goesByItsDescription() {
    post("/metrics", "{'name': 'n', 'type': 'human', 'description': 'Is it kind?'}");
    assertThat(get("/v1/metrics").at("/metrics/0/criteria").asText()).isEqualTo("Is it kind?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type': 'custom'}                   | name is required",
        "{'name': 'n'}                        | type is required",
        "{'name': 'n', 'type': 'composite'}   | no longer supported",
        "{'name': 'n', 'type': 'x'}           | type must be one of",
        "{'name': 5, 'type': 'custom'}        | name must be text"
      })
  void create_ofWhatIsNoMetric_isRefused(String body, String message) {
    assertFails(caller.post("/metrics", json(body)), 400, message);
  }
}
