package ai.honeyhive.server.internal.api.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.internal.api.RouteCalls;
import com.fasterxml.jackson.databind.JsonNode;

/** What the tests of datasets do with a server. */
abstract class DatasetCalls extends RouteCalls {
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
