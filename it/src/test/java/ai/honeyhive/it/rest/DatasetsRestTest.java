package ai.honeyhive.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.InvalidRequestException;
import ai.honeyhive.client.NotFoundException;
import ai.honeyhive.client.datasets.AddedDatapoints;
import ai.honeyhive.client.datasets.Datapoint;
import ai.honeyhive.client.datasets.DatapointMapping;
import ai.honeyhive.client.datasets.DatapointUpdate;
import ai.honeyhive.client.datasets.DatapointsFromEvents;
import ai.honeyhive.client.datasets.Dataset;
import ai.honeyhive.client.datasets.DatasetUpdate;
import ai.honeyhive.client.datasets.NewDatapoint;
import ai.honeyhive.client.datasets.NewDataset;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Datasets and datapoints through the client, in the real server. */
@ExtendWith(HoneyHiveExtension.class)
class DatasetsRestTest {
  private static final String NOWHERE = "665000000000000000000099";
  private static final DatapointMapping QUIZ = DatapointMapping.builder()
      .inputs("question")
      .groundTruth("answer")
      .history("before")
      .build();

  private TestServer server;
  private HoneyHiveClient client;

  @BeforeEach
  void start(TestServer running) {
    server = running;
    client = Clients.of(running);
  }

  @AfterEach
  void stop() {
    server.events();
    client.close();
  }

  private String quiz() {
    return client.datasets().create(NewDataset.named("quiz"));
  }

  private Datapoint read(String id) {
    return client.datapoints().get(id);
  }

  @Test
  void create_dataset_isReadBackAsItWasMade() {
    String id = client
        .datasets()
        .create(NewDataset.builder().name("quiz").description("cities").build());

    Dataset dataset = client.datasets().find(id).orElseThrow();

    assertThat(dataset.id()).isEqualTo(id);
    assertThat(dataset.name()).isEqualTo("quiz");
    assertThat(dataset.description()).isEqualTo("cities");
    assertThat(dataset.datapoints()).isEmpty();
    assertThat(dataset.createdAt()).isNotNull();
    assertThat(client.datasets().list()).containsExactly(dataset);
    assertThat(client.datasets().list("quiz")).containsExactly(dataset);
    assertThat(client.datasets().list("other")).isEmpty();
    assertThat(client.datasets().find(NOWHERE)).isEmpty();
  }

  @Test
  void create_datasetOfNothing_hasTheUsualName() {
    String id = client.datasets().create(NewDataset.builder().build());

    assertThat(client.datasets().find(id).orElseThrow().name()).isEqualTo("Untitled Dataset");
  }

  @Test
  void update_dataset_changesWhatWasSaid() {
    String id =
        client.datasets().create(NewDataset.builder().name("a").description("b").build());

    Dataset changed =
        client.datasets().update(id, DatasetUpdate.builder().name("c").build());

    assertThat(changed.name()).isEqualTo("c");
    assertThat(changed.description()).isEqualTo("b");
    assertThat(client.datasets().find(id)).hasValue(changed);
  }

  @Test
  void update_datasetThatIsNot_fails() {
    assertThatThrownBy(() ->
            client.datasets().update(NOWHERE, DatasetUpdate.builder().name("c").build()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void delete_dataset_leavesItsDatapoints() {
    String id = quiz();
    String datapoint = client
        .datasets()
        .addDatapoints(id, List.of(Map.of("question", "?")), QUIZ)
        .datapointIds()
        .get(0);

    client.datasets().delete(id);

    assertThat(client.datasets().find(id)).isEmpty();
    assertThat(read(datapoint).inputs()).isEqualTo(Map.of("question", "?"));
  }

  @Test
  void addDatapoints_rows_goWhereTheMappingSays() {
    String id = quiz();
    Map<String, Object> turn = Map.of("role", "user", "content", "Hello");
    Map<String, Object> first = Map.of(
        "question", "Capital of Italy?",
        "answer", "Rome",
        "origin", "quiz",
        "before", List.of(turn));

    AddedDatapoints added = client
        .datasets()
        .addDatapoints(id, List.of(first, Map.of("question", "Capital of France?")), QUIZ);

    assertThat(added.inserted()).isTrue();
    assertThat(added.datapointIds()).hasSize(2);
    Datapoint datapoint = read(added.datapointIds().get(0));
    assertThat(datapoint.inputs()).isEqualTo(Map.of("question", "Capital of Italy?"));
    assertThat(datapoint.groundTruth()).isEqualTo(Map.of("answer", "Rome"));
    assertThat(datapoint.metadata()).isEqualTo(Map.of("origin", "quiz"));
    assertThat(datapoint.history()).containsExactly(turn);
    assertThat(datapoint.linkedDatasets()).containsExactly(id);
    assertThat(client.datasets().find(id).orElseThrow().datapoints())
        .isEqualTo(added.datapointIds());
    assertThat(client.datapoints().listOfDataset("quiz"))
        .extracting(Datapoint::id)
        .containsExactlyInAnyOrderElementsOf(added.datapointIds());
  }

  @Test
  void addDatapoints_noRow_isRefused() {
    String id = quiz();

    assertThatThrownBy(() -> client.datasets().addDatapoints(id, List.of(), QUIZ))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void removeDatapoint_leavesTheDatapoint() {
    String id = quiz();
    List<String> ids = client
        .datasets()
        .addDatapoints(id, List.of(Map.of("question", "a"), Map.of("question", "b")), QUIZ)
        .datapointIds();

    assertThat(client.datasets().removeDatapoint(id, ids.get(0))).isTrue();

    assertThat(client.datasets().find(id).orElseThrow().datapoints()).containsExactly(ids.get(1));
    assertThat(read(ids.get(0)).inputs()).isEqualTo(Map.of("question", "a"));
  }

  @Test
  void create_datapoint_isReadBackAsItWasMade() {
    String dataset = quiz();
    NewDatapoint made = NewDatapoint.builder()
        .inputs(Map.of("question", "Where?", "depth", 3))
        .groundTruth(Map.of("answer", List.of("Rome", 1.5, true)))
        .history(List.of(Map.of("role", "user")))
        .metadata(Map.of("origin", "quiz"))
        .linkedDatasets(List.of(dataset))
        .build();

    Datapoint datapoint = read(client.datapoints().create(made));

    assertThat(datapoint.inputs()).isEqualTo(Map.of("question", "Where?", "depth", 3L));
    assertThat(datapoint.groundTruth()).isEqualTo(Map.of("answer", List.of("Rome", 1.5, true)));
    assertThat(datapoint.history()).containsExactly(Map.of("role", "user"));
    assertThat(datapoint.metadata()).isEqualTo(Map.of("origin", "quiz"));
    assertThat(datapoint.linkedEvent()).isNull();
    assertThat(datapoint.linkedDatasets()).containsExactly(dataset);
    assertThat(datapoint.createdAt()).isNotNull();
    assertThat(client.datasets().find(dataset).orElseThrow().datapoints())
        .containsExactly(datapoint.id());
  }

  @Test
  void update_datapoint_changesWhatWasSaid() {
    String id = client
        .datapoints()
        .create(NewDatapoint.builder()
            .inputs(Map.of("a", 1))
            .groundTruth(Map.of("b", 2))
            .build());

    boolean updated = client
        .datapoints()
        .update(id, DatapointUpdate.builder().inputs(Map.of("c", 3)).build());

    assertThat(updated).isTrue();
    assertThat(read(id).inputs()).isEqualTo(Map.of("c", 3L));
    assertThat(read(id).groundTruth()).isEqualTo(Map.of("b", 2L));
  }

  @Test
  void delete_datapoint_isGone() {
    String id = client.datapoints().create(NewDatapoint.builder().build());

    assertThat(client.datapoints().delete(id)).isTrue();

    assertThatThrownBy(() -> read(id)).isInstanceOf(HoneyHiveException.class);
    assertThat(client.datapoints().list(List.of(id))).isEmpty();
  }

  @Test
  void list_moreIdsThanARequestTakes_areAllAnswered() {
    String dataset = quiz();
    List<Map<String, Integer>> rows =
        IntStream.range(0, 250).mapToObj(i -> Map.of("question", i)).toList();
    List<String> ids = client.datasets().addDatapoints(dataset, rows, QUIZ).datapointIds();

    assertThat(client.datapoints().list(ids))
        .extracting(Datapoint::id)
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(server.faults().received("/v1/datapoints")).isEqualTo(3);
  }

  @Test
  void createFromEvents_namedEvents_becomeDatapoints() {
    String dataset = quiz();
    String event = client
        .events()
        .create(Event.builder()
            .eventType(EventType.CHAIN)
            .eventName("answer")
            .inputs(Map.of("question", "Where?"))
            .outputs(Map.of("answer", "Rome"))
            .build());

    List<String> made = client
        .datapoints()
        .createFromEvents(DatapointsFromEvents.builder()
            .events(List.of(event))
            .datasetId(dataset)
            .build());

    assertThat(made).hasSize(1);
    assertThat(read(made.get(0)).linkedEvent()).isEqualTo(event);
    assertThat(client.datasets().find(dataset).orElseThrow().datapoints()).isEqualTo(made);
  }

  @Test
  void async_manyAtOnce_areAllStored() {
    String dataset = quiz();
    List<CompletableFuture<String>> calls = IntStream.range(0, 50)
        .mapToObj(i -> client
            .datapoints()
            .createAsync(NewDatapoint.builder()
                .inputs(Map.of("i", i))
                .linkedDatasets(List.of(dataset))
                .build()))
        .toList();

    List<String> ids = calls.stream().map(CompletableFuture::join).toList();

    assertThat(client.datasets().find(dataset).orElseThrow().datapoints())
        .containsExactlyInAnyOrderElementsOf(ids);
  }
}
