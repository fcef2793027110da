package ai.honeyhive.server.internal.api.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetRoutesTest extends DatasetCalls {

  @Test
  void create_isReadAsItWasMade() {
    Instant before = Instant.now().minusSeconds(1);
    String id = dataset("{'name': 'city questions', 'description': 'small set', 'other': 1}");
    assertThat(id).matches("[0-9a-f]{24}");
    JsonNode dataset = readDataset(id);
    assertThat(dataset.get("id").asText()).isEqualTo(id);
    assertThat(dataset.get("name").asText()).isEqualTo("city questions");
    assertThat(dataset.get("description").asText()).isEqualTo("small set");
    assertThat(dataset.get("datapoints")).isEmpty();
    assertThat(dataset.has("other")).isFalse();
    assertThat(dataset.has("_id")).isFalse();
    assertThat(dataset.get("created_at").asText()).endsWith("Z").hasSize(24);
    assertThat(OffsetDateTime.parse(dataset.get("created_at").asText()).toInstant())
        .isBetween(before, Instant.now().plusSeconds(1));
    assertThat(dataset.get("updated_at")).isEqualTo(dataset.get("created_at"));
  }

  @Test
  void create_ofNothing_hasTheDefaultName() {
    assertThat(readDataset(dataset("{}")).get("name").asText()).isEqualTo("Untitled Dataset");
    Caller.Answer empty = caller.post("/v1/datasets", "");
    assertThat(ok(empty).get("inserted").asBoolean()).isTrue();
  }

  @Test
  void create_ofDatapoints_linksThemBack() {
    String one = datapoint("{'inputs': {'q': 1}}");
    String two = datapoint("{'inputs': {'q': 2}}");
    String dataset =
        dataset("{'name': 'd', 'datapoints': ['%s', '%s', '%s']}".formatted(two, one, two));
    assertLinked(dataset, two, one);
    String foreign = dataset("{'name': 'e', 'datapoints': ['EXT-1']}");
    assertThat(texts(readDataset(foreign).get("datapoints"))).containsExactly("EXT-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name': 5}                 | name must be text",
        "{'datapoints': 'x'}         | datapoints must be a list of ids",
        "{'datapoints': ['']}        | datapoints must be a list of ids",
        "[]                          | must be a JSON object",
        "{                           | not valid JSON"
      })
  void create_ofWhatIsNoDataset_isRefused(String body, String message) {
    assertFails(caller.post("/v1/datasets", json(body)), 400, message);
  }

  @Test
  void create_withANameThatIsTooLong_isRefused() {
    String name = "n".repeat(201);
    assertFails(caller.post("/v1/datasets", "{\"name\": \"" + name + "\"}"), 400, "200");
    dataset("{'name': '" + "n".repeat(200) + "'}");
  }

  @Test
  void list_findsByIdAndByName() {
    String one = dataset("{'name': 'one'}");
    String two = dataset("{'name': 'two'}");
    assertThat(ids("")).containsExactlyInAnyOrder(one, two);
    assertThat(ids("?name=two")).containsExactly(two);
    assertThat(ids("?name=three")).isEmpty();
    assertThat(ids("?dataset_id=" + one)).containsExactly(one);
    assertThat(ids("?name=two&dataset_id=" + one)).isEmpty();
    assertThat(ids("?dataset_id=" + UNKNOWN)).isEmpty();
    assertThat(ids("?dataset_id=" + "x".repeat(600))).isEmpty();
  }

  private java.util.List<String> ids(String query) {
    return ok(caller.get("/v1/datasets" + query))
        .get("datasets")
        .valueStream()
        .map(dataset -> dataset.get("id").asText())
        .toList();
  }

  @Test
  void list_unversioned_hasTheNamesOfOldClients() {
    String id = dataset("{'name': 'one'}");
    JsonNode body = ok(caller.get("/datasets?project=anything&type=evaluation"));
    assertThat(body.get("testcases")).hasSize(1).isEqualTo(body.get("datasets"));
    JsonNode dataset = body.at("/testcases/0");
    assertThat(dataset.get("_id").asText()).isEqualTo(id);
    assertThat(dataset.get("id").asText()).isEqualTo(id);
    assertThat(dataset.has("description")).isFalse();
  }

  @Test
  void update_changesOnlyWhatIsGiven() {
    String point = datapoint("{}");
    String id =
        dataset("{'name': 'one', 'description': 'd', 'datapoints': ['%s']}".formatted(point));
    JsonNode updated =
        ok(caller.put("/v1/datasets/" + id, json("{'name': 'two'}"))).get("result");
    assertThat(updated).isEqualTo(readDataset(id));
    assertThat(updated.get("name").asText()).isEqualTo("two");
    assertThat(updated.get("description").asText()).isEqualTo("d");
    assertThat(texts(updated.get("datapoints"))).containsExactly(point);
    assertThat(ids("?name=two")).containsExactly(id);
    assertThat(ids("?name=one")).isEmpty();
  }

  @Test
  void update_ofTheDatapoints_linksAndUnlinks() {
    String one = datapoint("{}");
    String two = datapoint("{}");
    String id = dataset("{'datapoints': ['%s']}".formatted(one));
    ok(caller.put("/v1/datasets/" + id, json("{'datapoints': ['%s']}".formatted(two))));
    assertLinked(id, two);
    assertNotLinked(id, one);
    ok(caller.put("/v1/datasets/" + id, json("{'datapoints': []}")));
    assertNotLinked(id, two);
  }

  @Test
  void update_isClosedOnlyWhereTheIdIsInThePath() {
    String id = dataset("{'name': 'one'}");
    assertFails(
        caller.put("/v1/datasets/" + id, json("{'project': 'p'}")), 400, "Unknown field: project");
    for (String path : java.util.List.of("/v1/datasets", "/datasets")) {
      String body = "{'dataset_id': '%s', 'project': 'p', 'name': '%s'}".formatted(id, path);
      JsonNode updated = ok(caller.put(path, json(body))).get("result");
      assertThat(updated.get("name").asText()).isEqualTo(path);
      assertThat(updated.has("_id")).isEqualTo(path.equals("/datasets"));
    }
    assertFails(caller.put("/datasets", json("{'name': 'x'}")), 400, "dataset_id is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/datasets", "/datasets"})
  void delete_leavesTheDatapoints(String path) {
    String point = datapoint("{}");
    String one = dataset("{'datapoints': ['%s']}".formatted(point));
    String two = dataset("{'datapoints': ['%s']}".formatted(point));
    assertThat(ok(delete(path + "/" + one)).at("/result/id").asText()).isEqualTo(one);
    assertThat(texts(readDatapoint(point).get("linked_datasets"))).containsExactly(two);
    assertThat(ok(delete(path + "?dataset_id=" + two)).at("/result/id").asText())
        .isEqualTo(two);
    assertThat(readDatapoint(point).get("linked_datasets")).isEmpty();
    assertThat(ids("")).isEmpty();
    assertFails(delete(path + "/" + one), 404, "There is no dataset " + one);
    assertFails(delete(path), 400, "dataset_id is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/datasets", "/datasets"})
  void upload_putsColumnsWhereTheMappingSays(String path) {
    String id = dataset("{'name': 'one'}");
    JsonNode answer = ok(caller.post(path + "/" + id + "/datapoints", json("""
        {'project': 'p',
         'data': [
           {'question': 'Capital of Italy?', 'answer': 'Rome', 'origin': 'quiz',
            'chat': [{'role': 'user', 'content': 'hi'}]},
           {'question': {'nested': 1}, 'chat': {'role': 'user'}},
           {'question': null, 'chat': 'text', 'more': [1]}],
         'mapping': {'inputs': ['question', 'absent'], 'ground_truth': ['answer'],
                     'history': ['chat']}}""")));
    assertThat(answer.get("inserted").asBoolean()).isTrue();
    String[] ids = texts(answer.get("datapoint_ids")).toArray(String[]::new);
    assertThat(ids).hasSize(3).isSorted();
    assertLinked(id, ids);
    assertPoint(ids[0], "inputs", "{'question': 'Capital of Italy?'}");
    assertPoint(ids[0], "ground_truth", "{'answer': 'Rome'}");
    assertPoint(ids[0], "history", "[{'role': 'user', 'content': 'hi'}]");
    assertPoint(ids[0], "metadata", "{'origin': 'quiz'}");
    assertPoint(ids[0], "linked_event", "null");
    assertPoint(ids[1], "inputs", "{'question': {'nested': 1}}");
    assertPoint(ids[1], "ground_truth", "{}");
    assertPoint(ids[1], "history", "[{'role': 'user'}]");
    assertPoint(ids[1], "metadata", "{}");
    assertPoint(ids[2], "inputs", "{'question': null}");
    assertPoint(ids[2], "history", "[{'chat': 'text'}]");
    assertPoint(ids[2], "metadata", "{'more': [1]}");
  }

  private void assertPoint(String id, String field, String expected) {
    assertThat(readDatapoint(id).get(field)).isEqualTo(Caller.parse(json(expected)));
  }

  @Test
  void upload_withoutAnyColumnNamed_isAllMetadata() {
    String id = dataset("{}");
    String point = ok(caller.post(
            "/v1/datasets/" + id + "/datapoints", json("{'data': [{'a': 1}], 'mapping': {}}")))
        .at("/datapoint_ids/0")
        .asText();
    assertPoint(point, "inputs", "{}");
    assertPoint(point, "ground_truth", "null");
    assertPoint(point, "metadata", "{'a': 1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'mapping': {}}                                | data is required",
        "{'data': [{}]}                                 | mapping is required",
        "{'data': [], 'mapping': {}}                    | at least one object",
        "{'data': [1], 'mapping': {}}                   | data must be a list of objects",
        "{'data': [{}], 'mapping': {'inputs': 'q'}}     | inputs must be a list of text"
      })
  void upload_ofWhatIsNoData_isRefused(String body, String message) {
    String id = dataset("{}");
    assertFails(caller.post("/v1/datasets/" + id + "/datapoints", json(body)), 400, message);
    assertThat(readDataset(id).get("datapoints")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/datasets/%s/datapoints/%s",
        "/v1/datasets/%s/%s",
        "/datasets/%s/datapoints/%s",
        "/datasets/%s/%s"
      })
  void remove_onlyTakesTheDatapointOut(String path) {
    String point = datapoint("{'inputs': {'q': 1}}");
    String id = dataset("{'datapoints': ['%s']}".formatted(point));
    JsonNode answer = ok(delete(path.formatted(id, point)));
    assertThat(answer.get("dereferenced").asBoolean()).isTrue();
    assertThat(answer.get("message").asText()).isNotEmpty();
    assertNotLinked(id, point);
    assertPoint(point, "inputs", "{'q': 1}");
    JsonNode again = ok(delete(path.formatted(id, point)));
    assertThat(again.get("dereferenced").asBoolean()).isFalse();
    assertThat(again.get("message").asText()).contains("was not in");
  }

  @Test
  void whatIsNotThere_is404() {
    String body = json("{'data': [{}], 'mapping': {}}");
    String unknown = "There is no dataset " + UNKNOWN;
    assertFails(caller.put("/v1/datasets/" + UNKNOWN, "{}"), 404, unknown);
    assertFails(
        caller.put("/v1/datasets", json("{'dataset_id': '" + UNKNOWN + "'}")), 404, unknown);
    assertFails(delete("/v1/datasets?dataset_id=" + UNKNOWN), 404, unknown);
    assertFails(caller.post("/v1/datasets/" + UNKNOWN + "/datapoints", body), 404, unknown);
    assertFails(delete("/v1/datasets/" + UNKNOWN + "/datapoints/x"), 404, unknown);
    assertFails(caller.put("/v1/datasets/" + "x".repeat(600), "{}"), 404, "There is no dataset");
    assertThat(caller
            .send("PATCH", "/v1/datasets", java.net.http.HttpRequest.BodyPublishers.noBody())
            .status())
        .isEqualTo(405);
  }

  @Test
  void everything_outlivesTheServer() {
    String point = datapoint("{'inputs': {'q': 1}}");
    String id = dataset("{'name': 'one', 'datapoints': ['%s']}".formatted(point));
    JsonNode before = readDataset(id);
    start(builder -> builder);
    assertThat(readDataset(id)).isEqualTo(before);
    assertLinked(id, point);
  }
}
