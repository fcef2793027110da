package ai.honeyhive.client.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.NotFoundException;
import ai.honeyhive.client.UnreadableAnswerException;
import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.rest.Examples;
import ai.honeyhive.client.rest.Scripted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatasetsTest {
  private static final String DATASET = "665000000000000000000010";

  private Scripted backend;
  private Datasets datasets;
  private Datapoints datapoints;

  @BeforeEach
  void open() throws Exception {
    backend = new Scripted();
    datasets = backend.client.datasets();
    datapoints = backend.client.datapoints();
  }

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void datasets_areListedAndFound() {
    backend.answers(Examples.of("GetDatasetsResponse"));
    backend.answers(Examples.of("GetDatasetsResponse"));
    backend.answers(Examples.of("GetDatasetsResponse"));
    backend.answers("{'datasets': []}");

    assertThat(datasets.list()).extracting(Dataset::id).containsExactly(DATASET);
    assertThat(datasets.list("city questions")).hasSize(1);
    assertThat(datasets.find(DATASET)).map(Dataset::name).hasValue("city questions");
    assertThat(datasets.find("other")).isEmpty();
    assertThat(backend.asked())
        .containsExactly(
            "GET /v1/datasets",
            "GET /v1/datasets?name=city questions",
            "GET /v1/datasets?dataset_id=" + DATASET,
            "GET /v1/datasets?dataset_id=other");
  }

  @Test
  void dataset_isMade() {
    backend.answers(Examples.of("CreateDatasetResponse"));

    String id = datasets.create(NewDataset.builder()
        .name("city questions")
        .description("small set for tests")
        .build());

    assertThat(id).isEqualTo(DATASET);
    assertThat(backend.asked()).containsExactly("POST /v1/datasets");
    assertThat(backend.sent()).isEqualTo(Examples.of("CreateDatasetRequest"));
  }

  @Test
  void dataset_madeWithoutAnId_cannotBeRead() {
    backend.answers("{'inserted': true}");

    assertThatThrownBy(() -> datasets.create(NewDataset.named("a")))
        .isInstanceOf(UnreadableAnswerException.class)
        .hasMessageContaining("names no dataset");
  }

  @Test
  void dataset_isChangedAndDeleted() {
    backend.answers("{'result': {'id': 'a', 'name': 'n'}}").answers("{'result': {'id': 'a'}}");

    Dataset changed = datasets.update("a", DatasetUpdate.builder().name("n").build());
    datasets.delete("a");

    assertThat(changed.name()).isEqualTo("n");
    assertThat(backend.asked()).containsExactly("PUT /v1/datasets/a", "DELETE /v1/datasets/a");
  }

  @Test
  void rows_becomeDatapoints() {
    backend.answers("{'inserted': true, 'datapoint_ids': ['d']}").answers("{'dereferenced': true}");

    AddedDatapoints added = datasets.addDatapoints(
        DATASET,
        List.of(Examples.map(
            "{'question': 'Capital of Italy?', 'answer': 'Rome'," + " 'origin': 'quiz'}")),
        DatapointMapping.builder().inputs("question").groundTruth("answer").build());

    assertThat(added.datapointIds()).containsExactly("d");
    assertThat(backend.sent()).isEqualTo(Examples.of("AddDatapointsToDatasetRequest"));
    assertThat(datasets.removeDatapoint(DATASET, "d")).isTrue();
    assertThat(backend.asked())
        .containsExactly(
            "POST /v1/datasets/" + DATASET + "/datapoints",
            "DELETE /v1/datasets/" + DATASET + "/datapoints/d");
  }

  @Test
  void datapoint_isMadeReadChangedAndDeleted() {
    backend.answers(Examples.of("CreateDatapointResponse"));
    backend.answers(Examples.of("GetDatapointResponse"));
    backend.answers("{'updated': true, 'result': {'modifiedCount': 1}}");
    backend.answers("{'deleted': true}");

    String id = datapoints.create(NewDatapoint.builder().inputs(Map.of("a", 1)).build());

    assertThat(id).isEqualTo("665000000000000000000020");
    assertThat(datapoints.get(id).groundTruth()).isEqualTo(Map.of("answer", "Rome"));
    assertThat(datapoints.update(id, DatapointUpdate.builder().groundTruth(null).build()))
        .isTrue();
    assertThat(backend.sent()).isEqualTo(Examples.json("{'ground_truth': null}"));
    assertThat(datapoints.delete(id)).isTrue();
    assertThat(backend.asked())
        .containsExactly(
            "POST /v1/datapoints",
            "GET /v1/datapoints/" + id,
            "PUT /v1/datapoints/" + id,
            "DELETE /v1/datapoints/" + id);
  }

  @Test
  void datapoint_ofAnOlderServer_isTheOnlyIdOrTheBareObject() {
    backend.answers("{'inserted': true, 'result': {'insertedId': 'a'}}");
    backend.answers("{'datapoint': {'_id': 'a'}}");

    assertThat(datapoints.create(NewDatapoint.builder().build())).isEqualTo("a");
    assertThat(datapoints.get("a").id()).isEqualTo("a");
  }

  @Test
  void datapoints_ofManyIds_areAskedForInChunks() {
    backend.answers("{'datapoints': [{'id': '0'}]}");
    backend.answers("{'datapoints': [{'id': '100'}]}");
    backend.answers("{'datapoints': [{'id': '200'}]}");
    List<String> ids = IntStream.range(0, 201).mapToObj(Integer::toString).toList();

    assertThat(datapoints.list(ids)).extracting(Datapoint::id).containsExactly("0", "100", "200");
    assertThat(backend.asked()).hasSize(3);
    assertThat(backend.asked().get(0))
        .startsWith("GET /v1/datapoints?datapoint_ids[]=0&datapoint_ids[]=1&")
        .endsWith("&datapoint_ids[]=99");
    assertThat(backend.asked().get(2)).isEqualTo("GET /v1/datapoints?datapoint_ids[]=200");
  }

  @Test
  void datapoints_areListed() {
    backend.answers("{'datapoints': [{'id': 'a'}, {'id': 'b'}]}").answers("{'datapoints': []}");

    assertThat(datapoints.list()).hasSize(2);
    assertThat(datapoints.listOfDataset("city questions")).isEmpty();
    assertThat(datapoints.list(List.of())).isEmpty();
    assertThat(backend.asked())
        .containsExactly("GET /v1/datapoints", "GET /v1/datapoints?dataset_name=city questions");
  }

  @Test
  void datapoints_ofEvents_areMade() {
    backend.answers("{'inserted': true, 'insertedIds': ['a', 'b']}");

    List<String> made = datapoints.createFromEvents(DatapointsFromEvents.builder()
        .events(List.of("e"))
        .mapping(DatapointMapping.builder().inputs("inputs.question").build())
        .between(Instant.parse("2025-10-09T00:00:00Z"), Instant.parse("2025-10-10T00:00:00Z"))
        .filters(List.of(EventFilter.is("source", "dev")))
        .selectAll(false)
        .checkState(Map.of("e", true))
        .datasetId(DATASET)
        .build());

    assertThat(made).containsExactly("a", "b");
    assertThat(backend.asked()).containsExactly("POST /v1/datapoints/batch");
    assertThat(backend.sent())
        .isEqualTo(Examples.json("{'events': ['e'], 'mapping': {"
            + "'inputs': ['inputs.question'], 'ground_truth': [], 'history': []}, 'dateRange': {"
            + "'$gte': '2025-10-09T00:00:00Z', '$lte': '2025-10-10T00:00:00Z'}, 'filters': [{'field': 'source',"
            + " 'operator': 'is', 'value': 'dev', 'type': 'string'}], 'selectAll': false,"
            + "'checkState': {'e': true}, 'dataset_id': '" + DATASET + "'}"));
  }

  @Test
  void failure_isTyped() {
    backend.fails(404, "no such route").fails(404, "");

    assertThatThrownBy(() -> datapoints.get("a"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("no such route");
    assertThatThrownBy(() -> datapoints.getAsync("a").get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(HoneyHiveException.class);
  }
}
