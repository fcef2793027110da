package ai.honeyhive.server.internal.api.charts;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.internal.api.RouteCalls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartRoutesTest extends RouteCalls {

  private JsonNode chart(String body) {
    JsonNode answer = post("/v1/charts", body);
    assertThat(answer.get("success").asBoolean()).isTrue();
    return answer.get("data");
  }

  @Test
  void create_isReadAsItWasMade() {
    ObjectNode made = (ObjectNode) chart("""
        {'name': 'c', 'metric': 'duration', 'func': 'avg', 'groupBy': 'event_name',
         'dateRange': {'relative': '7d'}, 'owner_id': 'o',
         'query': [{'field': 'event_type', 'operator': 'is', 'value': 'model',
           'type': 'string'}]}""");
    String id = made.get("id").asText();
    assertThat(get("/v1/charts/" + id).get("data")).isEqualTo(made);
    assertThat(get("/v1/charts").get("data")).containsExactly(made);
    assertThat(get("/charts").get("data")).containsExactly(made);
    assertThat(made.get("updated_at").asText()).endsWith("Z");
    made.remove(List.of("created_at", "updated_at"));
    assertThat(made).isEqualTo(parse("""
        {'id': '%s', 'name': 'c', 'bucketing': 'day', 'metric': 'duration', 'func': 'avg',
         'groupBy': 'event_name', 'dateRange': {'relative': '7d'}, 'owner_id': 'o',
         'query': [{'field': 'event_type', 'operator': 'is', 'value': 'model',
           'type': 'string'}], 'is_active': true, 'owner_profile': null}""".formatted(id)));
  }

  @Test
  void update_changesOnlyWhatIsGiven() {
    String path = "/v1/charts/"
        + chart("{'name': 'c', 'metric': 'duration', 'groupBy': 'x'}").get("id").asText();
    JsonNode updated = put(
            path, "{'name': 'd', 'groupBy': null, 'dateRange': {'$gte': 1, '$lte': 2}}")
        .get("data");
    assertThat(updated).isEqualTo(get(path).get("data"));
    assertThat(updated.get("name").asText()).isEqualTo("d");
    assertThat(updated.get("metric").asText()).isEqualTo("duration");
    assertThat(updated.get("groupBy").isNull()).isTrue();
  }

  @Test
  void delete_takesItAway() {
    String path =
        "/v1/charts/" + chart("{'name': 'c', 'metric': 'm'}").get("id").asText();
    JsonNode answer = ok(delete(path));
    assertThat(answer.get("success").asBoolean()).isTrue();
    assertThat(answer.get("message").asText()).isNotEmpty();
    assertFails(caller.get(path), 404, "There is no chart");
    assertFails(delete(path), 404, "There is no chart");
    assertFails(caller.put(path, "{}"), 404, "There is no chart");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'metric': 'm'}                            | name is required",
        "{'name': 'c'}                              | metric is required",
        "{'name': 'c', 'metric': ''}                | metric must not be empty",
        "{'bucketing': 'year'}                      | bucketing must be one of",
        "{'dateRange': {'relative': 'long ago'}}    | dateRange.relative",
        "{'query': [{'field': 'x', 'more': 1}]}     | Unknown field: more",
        "{'query': [{'field': 'x', 'operator': 'like', 'value': 'y', 'type': 'string'}]} | like",
        "{'color': 'red'}                           | Unknown field: color"
      })
  void create_ofWhatIsNoChart_isRefused(String body, String message) {
    assertFails(caller.post("/v1/charts", json(body)), 400, message);
    assertThat(get("/v1/charts").get("data")).isEmpty();
  }
}
