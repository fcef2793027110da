package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while many callers add to one dataset. */
class DatasetDurabilityTest {
  private static final int SENDERS = 4;
  private static final String ROWS =
      "{\"data\": [{\"a\": 1}, {\"a\": 2}, {\"a\": 3}], \"mapping\": {\"inputs\": [\"a\"]}}";

  @TempDir
  Path directory;

  @RepeatedTest(3)
  void kill_whileManyAdd_losesNothingAcknowledgedAndKeepsLinksInStep() throws Exception {
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    CountDownLatch enough = new CountDownLatch(60);
    String dataset;
    try (ServerProcess server = ServerProcess.start(directory)) {
      dataset = new Caller(server.uri())
          .post("/v1/datasets", "{\"name\": \"d\"}")
          .json()
          .at("/result/insertedId")
          .asText();
      List<CompletableFuture<Void>> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        senders.add(CompletableFuture.runAsync(
            () -> addUntilItDies(server, dataset, acknowledged, enough)));
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      server.kill();
      CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    }
    try (HoneyHiveServer again =
        HoneyHiveServer.builder().port(0).storage(directory).start()) {
      Caller caller = new Caller(again);
      List<String> listed = texts(
          caller.get("/v1/datasets?dataset_id=" + dataset).json().at("/datasets/0/datapoints"));
      assertThat(listed).doesNotHaveDuplicates().containsAll(acknowledged);
      List<String> linked = new ArrayList<>();
      for (JsonNode point : caller.get("/v1/datapoints").json().get("datapoints")) {
        assertThat(texts(point.get("linked_datasets"))).containsExactly(dataset);
        linked.add(point.get("id").asText());
      }
      assertThat(linked).containsExactlyInAnyOrderElementsOf(listed);
    }
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  private static void addUntilItDies(
      ServerProcess server, String dataset, Queue<String> acknowledged, CountDownLatch enough) {
    Caller caller = new Caller(server.uri());
    try {
      while (true) {
        Caller.Answer answer = caller.post("/v1/datasets/" + dataset + "/datapoints", ROWS);
        if (answer.status() == 200) {
          acknowledged.addAll(texts(answer.json().get("datapoint_ids")));
          enough.countDown();
        }
      }
    } catch (UncheckedIOException e) {
      // The server was killed; what was in flight was not acknowledged.
    }
  }
}
