package ai.honeyhive.server.internal.api.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatapointRoutesTest extends DatasetCalls {

  @Test
  void create_isReadAsItWasMade() {
    String id = datapoint("""
        {'inputs': {'question': 'Capital of Italy?'}, 'ground_truth': {'answer': 'Rome'},
         'history': [{'role': 'user'}], 'metadata': {'origin': 'quiz'}, 'linked_event': 'e-1',
         'linked_datasets': ['665000000000000000000010'], 'project': 'p'}""");
    JsonNode point = readDatapoint(id);
    assertThat(point.get("created_at").asText()).endsWith("Z");
    ((com.fasterxml.jackson.databind.node.ObjectNode) point)
        .remove(List.of("created_at", "updated_at"));
    assertThat(point).isEqualTo(Caller.parse(json("""
        {'id': '%s', 'inputs': {'question': 'Capital of Italy?'},
         'ground_truth': {'answer': 'Rome'}, 'history': [{'role': 'user'}],
         'metadata': {'origin': 'quiz'}, 'linked_event': 'e-1',
         'linked_datasets': ['665000000000000000000010']}""".formatted(id))));
  }

  @Test
  void create_answersUnderTheNamesOfOldAndNewClients() {
    for (String path : List.of("/v1/datapoints", "/datapoints")) {
      JsonNode answer = ok(caller.post(path, "{\"project\": \"p\"}"));
      assertThat(answer.get("inserted").asBoolean()).isTrue();
      assertThat(answer.at("/result/insertedIds")).hasSize(1);
      assertThat(answer.at("/result/insertedId")).isEqualTo(answer.at("/result/insertedIds/0"));
    }
  }

  @Test
  void create_ofNothing_hasEveryField() {
    JsonNode point = readDatapoint(datapoint("{}"));
    assertThat(point.get("inputs")).isEqualTo(Caller.parse("{}"));
    assertThat(point.get("history")).isEqualTo(Caller.parse("[]"));
    for (String field : List.of("ground_truth", "metadata", "linked_event")) {
      assertThat(point.get(field).isNull()).as(field).isTrue();
    }
    assertThat(point.get("linked_datasets")).isEmpty();
  }

  @Test
  void create_inDatasets_isListedByThem() {
    String one = dataset("{'name': 'one'}");
    String two = dataset("{'name': 'two'}");
    String first = datapoint("{'linked_datasets': ['%s']}".formatted(one));
    String second = datapoint("{'linked_datasets': ['%s', '%s']}".formatted(one, two));
    assertLinked(one, first, second);
    assertLinked(two, second);
  }

  @Test
  void get_unversioned_leavesOutWhatIsNull() {
    String id = datapoint("{'inputs': {'q': 1}}");
    JsonNode body = ok(caller.get("/datapoints/" + id));
    assertThat(body.get("datapoint")).hasSize(1);
    JsonNode point = body.at("/datapoint/0");
    assertThat(point.get("_id").asText()).isEqualTo(id);
    assertThat(point.get("id").asText()).isEqualTo(id);
    assertThat(point.has("linked_event")).isFalse();
    assertThat(point.has("ground_truth")).isFalse();
    assertThat(point.get("inputs")).isEqualTo(Caller.parse("{\"q\":1}"));
    assertThat(ok(caller.get("/datapoints?project=p")).at("/datapoints/0")).isEqualTo(point);
  }

  @Test
  void list_findsByIdsInEveryForm() {
    String one = datapoint("{}");
    String two = datapoint("{}");
    String three = datapoint("{}");
    assertThat(ids("")).containsExactlyInAnyOrder(one, two, three);
    for (String form : List.of(
        "?datapoint_ids[]=%s&datapoint_ids[]=%s",
        "?datapoint_ids%%5B%%5D=%s&datapoint_ids%%5B%%5D=%s",
        "?datapoint_ids=%s&datapoint_ids=%s",
        "?datapoint_ids=%s,%s")) {
      String query = form.formatted(three, one).replace("[]", "%5B%5D");
      assertThat(ids(query)).containsExactly(three, one);
    }
    assertThat(ids("?datapoint_ids=" + UNKNOWN)).isEmpty();
  }

  @Test
  void list_byDatasetName_hasTheOrderOfTheDataset() {
    String one = datapoint("{}");
    String two = datapoint("{}");
    datapoint("{}");
    dataset("{'name': 'd', 'datapoints': ['%s', '%s', 'EXT-1']}".formatted(two, one));
    assertThat(ids("?dataset_name=d")).containsExactly(two, one);
    assertThat(ids("?dataset_name=d&datapoint_ids=" + one)).containsExactly(one);
    assertThat(ids("?dataset_name=other")).isEmpty();
  }

  private List<String> ids(String query) {
    return ok(caller.get("/v1/datapoints" + query))
        .get("datapoints")
        .valueStream()
        .map(point -> point.get("id").asText())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/datapoints/", "/datapoints/"})
  void update_changesOnlyWhatIsGiven(String path) {
    String one = dataset("{'name': 'one'}");
    String two = dataset("{'name': 'two'}");
    String id = datapoint(
        "{'inputs': {'q': 1}, 'metadata': {'m': 1}, 'linked_datasets': ['%s']}".formatted(one));
    JsonNode answer = ok(caller.put(path + id, json("{'inputs': {'r': 2}, 'unknown': 1}")));
    assertThat(answer)
        .isEqualTo(Caller.parse("{\"updated\": true, \"result\": {\"modifiedCount\": 1}}"));
    assertThat(readDatapoint(id).get("inputs")).isEqualTo(Caller.parse("{\"r\":2}"));
    assertThat(readDatapoint(id).get("metadata")).isEqualTo(Caller.parse("{\"m\":1}"));
    assertLinked(one, id);
    ok(caller.put(path + id, json("{'linked_datasets': ['%s']}".formatted(two))));
    assertNotLinked(one, id);
    assertLinked(two, id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/datapoints/", "/datapoints/"})
  void delete_takesItOutOfItsDatasets(String path) {
    String set = dataset("{'name': 'one'}");
    String id = datapoint("{'linked_datasets': ['%s']}".formatted(set));
    String stays = datapoint("{'linked_datasets': ['%s']}".formatted(set));
    assertThat(ok(delete(path + id)).get("deleted").asBoolean()).isTrue();
    assertLinked(set, stays);
    assertFails(caller.get(path + id), 404, "There is no datapoint " + id);
    assertFails(delete(path + id), 404, "There is no datapoint " + id);
    assertFails(caller.put(path + id, "{}"), 404, "There is no datapoint " + id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'inputs': 'x'}            | inputs must be an object",
        "{'history': {}}            | history must be a list of objects",
        "{'history': ['x']}         | history must be a list of objects",
        "{'ground_truth': 'Rome'}   | ground_truth must be an object",
        "{'linked_datasets': [1]}   | linked_datasets must be a list of ids",
        "{'linked_event': 5}        | linked_event must be text"
      })
  void create_ofWhatIsNoDatapoint_isRefused(String body, String message) {
    assertFails(caller.post("/v1/datapoints", json(body)), 400, message);
    String id = datapoint("{}");
    assertFails(caller.put("/v1/datapoints/" + id, json(body)), 400, message);
  }

  @Test
  void create_ofOneThatIsTooLarge_is413() {
    String large = "{\"inputs\": {\"text\": \"" + "x".repeat(5 << 20) + "\"}}";
    assertFails(caller.post("/v1/datapoints", large), 413, "bytes");
  }
}
