package ai.honeyhive.server.internal.api.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many callers change one dataset at the same time. */
class DatasetConcurrencyTest extends DatasetCalls {
  private static final int CALLERS = 8;
  private static final int ROUNDS = 10;

  private void together(Runnable... work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(work.length);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Runnable one : work) {
        running.add(pool.submit(one));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void add_byManyAtOnce_losesNothing() throws Exception {
    String set = dataset("{'name': 'one'}");
    ConcurrentLinkedQueue<String> added = new ConcurrentLinkedQueue<>();
    Runnable upload = () -> {
      for (int i = 0; i < ROUNDS; i++) {
        added.addAll(texts(ok(caller.post(
                "/v1/datasets/" + set + "/datapoints",
                json("{'data': [{'a': 1}, {'a': 2}], 'mapping': {}}")))
            .get("datapoint_ids")));
        added.add(datapoint("{'linked_datasets': ['%s']}".formatted(set)));
      }
    };
    together(IntStream.range(0, CALLERS).mapToObj(i -> upload).toArray(Runnable[]::new));
    assertThat(added).hasSize(CALLERS * ROUNDS * 3).doesNotHaveDuplicates();
    assertThat(texts(readDataset(set).get("datapoints")))
        .containsExactlyInAnyOrderElementsOf(added);
  }

  @Test
  void addAndRemove_atOnce_endWithTwoListsThatSayTheSame() throws Exception {
    String set = dataset("{'name': 'one'}");
    String point = datapoint("{}");
    Runnable add = () -> {
      for (int i = 0; i < ROUNDS; i++) {
        ok(caller.put(
            "/v1/datapoints/" + point, json("{'linked_datasets': ['%s']}".formatted(set))));
      }
    };
    Runnable remove = () -> {
      for (int i = 0; i < ROUNDS; i++) {
        ok(delete("/v1/datasets/" + set + "/datapoints/" + point));
      }
    };
    Runnable rename = () -> {
      for (int i = 0; i < ROUNDS; i++) {
        ok(caller.put("/v1/datasets/" + set, json("{'name': 'n%s'}".formatted(i))));
      }
    };
    together(add, remove, rename, add, remove);
    boolean listed = texts(readDataset(set).get("datapoints")).contains(point);
    boolean linked = texts(readDatapoint(point).get("linked_datasets")).contains(set);
    assertThat(listed).isEqualTo(linked);
    assertThat(readDataset(set).get("name").asText()).isEqualTo("n" + (ROUNDS - 1));
  }
}
