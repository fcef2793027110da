package ai.honeyhive.server.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ids that no document can have, where ids of documents are expected, break nothing. */
@Timeout(60)
class OddIdsTest extends RouteCalls {
  private static final String LONG = "d".repeat(600);

  @Test
  void runOfADatasetWithALongId_isCreatedAndListed() {
    post("/v1/runs", "{'name': 'r', 'dataset_id': '%s'}".formatted(LONG));
    JsonNode runs = get("/v1/runs").get("evaluations");
    assertThat(each(runs, "dataset_id")).containsExactly(LONG);
    assertThat(runs.get(0).get("dataset_name").isNull()).isTrue();
  }

  @Test
  void datapointWithALongId_isNotInTheDataset() {
    String id = post("/v1/datasets", "{'name': 'd'}").at("/result/insertedId").asText();
    JsonNode answer = ok(delete("/v1/datasets/" + id + "/datapoints/" + LONG));
    assertThat(answer.get("dereferenced").asBoolean()).isFalse();
  }

  @Test
  void importedDatasetWithAListOfAnything_isChangedAndDeleted() {
    load("""
        {"kind":"document","type":"dataset","id":"x","name":"d","created_at":"2026-01-01T00:00:00Z",\
        "updated_at":"2026-01-01T00:00:00Z","json":{"datapoints":[5,null,"%s","p"]}}
        """.formatted(LONG));
    JsonNode changed = put("/v1/datasets/x", "{'datapoints': ['q']}").get("result");
    assertThat(texts(changed.get("datapoints"))).containsExactly("q");
    ok(delete("/v1/datasets/x"));
  }

  @Test
  void importedTimeThatNoStoreKeeps_isRefusedWithItsLine() {
    String document = """
        {"kind":"document","type":"dataset","id":"x","name":"d","created_at":"2026-01-01T00:00:00Z",\
        "updated_at":"%s","json":{}}
        """;
    JsonNode answer = load(document.formatted("+999999999-01-01T00:00:00Z")
        + document.formatted("2026-01-01T00:00:00Z"));
    assertThat(answer.at("/errors/0/line").asInt()).isEqualTo(1);
    assertThat(answer.at("/errors/0/reason").asText()).contains("must be times");
    assertThat(answer.at("/imported/documents").asInt()).isEqualTo(1);
  }

  @Test
  void importedVersionsThatNobodyCounted_areNotInTheWay() {
    String id = post("/v1/metrics", "{'name': 'm', 'type': 'PYTHON', 'criteria': '1'}")
        .get("metric_id")
        .asText();
    load("""
        {"kind":"document","type":"metric_version","id":"%1$s/v1","name":"%1$s",\
        "created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z","json":{}}
        """.formatted(id));
    String versions = "/v1/metrics/" + id + "/versions";
    assertFails(caller.post(versions + "/v1/deploy", "{}"), 404, "has no version v1");
    JsonNode made = post(versions, "{'message': 'x', 'content': {'criteria': '2'}}");
    assertThat(made.at("/data/name").asText()).isEqualTo("v2");
  }

  private JsonNode load(String lines) {
    return ok(caller.post(
        "/v1/import",
        lines.getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "application/x-ndjson"));
  }
}
