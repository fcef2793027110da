package ai.honeyhive.it.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed while spans, events, updates and datapoints are written has everything it
 * acknowledged, once. {@code -Dkill.rounds} says how often; {@code proof/dataplane} asks for more.
 */
class KilledServerTest {
  private static final int WRITERS = 4;
  private static final int ACKNOWLEDGED = 120;

  @TempDir
  Path directory;

  @Test
  void killed_whileEverythingIsWritten_losesNothingAcknowledged() throws Exception {
    int rounds = Integer.getInteger("kill.rounds", 2);
    int checked = 0;
    List<Load> loads = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      loads.addAll(killedUnderLoad());
      checked = 0;
      try (ServerProcess again = ServerProcess.start(directory)) {
        Api api = new Api(again.uri());
        for (Load load : loads) {
          Loss loss = new Loss(api);
          assertThat(loss.of(load)).as("round %d", round).isEmpty();
          checked += loss.checked();
        }
        again.kill();
      }
    }
    theCheckSeesALoss(loads.get(0));
    System.out.printf(
        "KILLED %d times, %d acknowledged items are there once%n", 2 * rounds, checked);
  }

  private List<Load> killedUnderLoad() throws Exception {
    List<Load> loads = new ArrayList<>();
    CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED);
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    try (ServerProcess server = ServerProcess.start(directory)) {
      for (int i = 0; i < WRITERS; i++) {
        Load load = new Load();
        loads.add(load);
        writers.add(CompletableFuture.runAsync(() -> write(load, server, enough)));
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      server.kill();
    }
    CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    return loads;
  }

  private static void write(Load load, ServerProcess server, CountDownLatch enough) {
    try {
      load.run(new Api(server.uri()), enough::countDown);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes one acknowledged event away: the check must miss it. */
  private void theCheckSeesALoss(Load load) throws Exception {
    try (ServerProcess server = ServerProcess.start(directory)) {
      Api api = new Api(server.uri());
      String taken = load.events.iterator().next();
      api.delete("/v1/events/" + taken);
      assertThat(new Loss(api).of(load)).contains("event lost: " + taken);
    }
  }
}
