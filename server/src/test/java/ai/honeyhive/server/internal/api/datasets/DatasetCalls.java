package ai.honeyhive.server.internal.api.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.Caller;
import ai.honeyhive.server.RunningServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** What the tests of datasets do with a server. */
abstract class DatasetCalls extends RunningServer {
  static final String UNKNOWN = "665000000000000000000010";

  final Caller.Answer delete(String path) {
    return caller.send("DELETE", path, BodyPublishers.noBody());
  }

  static JsonNode ok(Caller.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  static void assertFails(Caller.Answer answer, int status, String message) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().get("success").asBoolean()).isFalse();
    assertThat(answer.json().get("statusCode").asInt()).isEqualTo(status);
    assertThat(answer.json().get("message").asText()).contains(message);
  }

  static String json(String text) {
    return text.replace('\'', '"');
  }

  final String dataset(String body) {
    return ok(caller.post("/v1/datasets", json(body))).at("/result/insertedId").asText();
  }

  final String datapoint(String body) {
    return ok(caller.post("/v1/datapoints", json(body)))
        .at("/result/insertedIds/0")
        .asText();
  }

  final JsonNode readDataset(String id) {
    return ok(caller.get("/v1/datasets?dataset_id=" + id)).at("/datasets/0");
  }

  final JsonNode readDatapoint(String id) {
    return ok(caller.get("/v1/datapoints/" + id)).at("/datapoint/0");
  }

  static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  /** Both lists, which must say the same. */
  final void assertLinked(String dataset, String... datapoints) {
    assertThat(texts(readDataset(dataset).get("datapoints"))).containsExactly(datapoints);
    for (String datapoint : datapoints) {
      assertThat(texts(readDatapoint(datapoint).get("linked_datasets"))).contains(dataset);
    }
  }

  final void assertNotLinked(String dataset, String datapoint) {
    assertThat(texts(readDataset(dataset).get("datapoints"))).doesNotContain(datapoint);
    assertThat(texts(readDatapoint(datapoint).get("linked_datasets"))).doesNotContain(dataset);
  }
}
