package ai.honeyhive.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.it.delivery.backend.Backend;
import ai.honeyhive.it.delivery.backend.BackendState;
import ai.honeyhive.it.delivery.program.Await;
import ai.honeyhive.it.delivery.program.Forked;
import ai.honeyhive.it.delivery.program.Words;
import ai.honeyhive.server.Fault;
import ai.honeyhive.server.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What is on disk when a process is killed, and when the next one is killed too. */
@EnabledIfSystemProperty(named = "delivery.all", matches = "true")
class CrashTest {
  private static final int SPANS = 2000;
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir
  private Path directory;

  private List<String> options(Backend backend) {
    return new ArrayList<>(List.of(
        "-Durl=" + backend.uri(),
        "-Dkey=" + backend.apiKey(),
        "-Dprofile=STANDARD",
        "-Dspans=" + SPANS,
        "-Drequest=20",
        "-Dspill=" + directory.resolve("spill")));
  }

  @Test
  void kill_whileItReplays_leavesTheRestToTheNext() throws Exception {
    try (Backend backend = new Backend(BackendState.REFUSED)) {
      Set<String> ids = spilled(backend);
      backend.heal();
      backend
          .server()
          .faults()
          .traces(Faults.ALWAYS, Fault.late(Duration.ZERO).after(Duration.ofMillis(30)));
      int kills = 0;
      for (int enough = SPANS / 10; enough < SPANS / 2; enough += SPANS / 10) {
        kills += killedAt(backend, enough) ? 1 : 0;
      }
      int before = backend.stored().size();
      replay(backend, SPANS + 1);

      Set<String> missing = new HashSet<>(ids);
      missing.removeAll(backend.stored());
      assertThat(missing).isEmpty();
      assertThat(before).as("stored by those that were killed").isBetween(1, SPANS - 1);
      // each later process ends one span of its own, and may be killed before that arrives
      assertThat(backend.stored().size() - SPANS).isBetween(1, kills + 1);
      Figures.write(
          "`kill -9` after " + SPANS + " spans were spilled, then of " + kills
              + " processes that replay them",
          SPANS - missing.size() + " spans arrived, none twice",
          SPANS + "");
    }
  }

  private Set<String> spilled(Backend backend) throws Exception {
    try (Forked process = Forked.start(options(backend), "kill")) {
      process.awaitReady();
      process.kill();
      List<String> lines = process.end().lines();
      assertThat(Words.counts(lines).spilled()).as("%s", Words.counts(lines)).isEqualTo(SPANS);
      return Words.ids(lines);
    }
  }

  private boolean killedAt(Backend backend, int stored) throws Exception {
    try (Forked process = Forked.start(options(backend), "replay")) {
      boolean reached = Await.until(LONG, () -> backend.stored().size() >= stored);
      process.kill();
      return reached;
    }
  }

  private void replay(Backend backend, int expected) throws Exception {
    try (Forked process = Forked.start(options(backend), "replay")) {
      process.awaitReady();
      Await.until(LONG, () -> backend.stored().size() >= expected);
      process.goOn();
      process.end();
    }
  }

  @Test
  void kill_whileItSpills_losesNothingThatWasSaidToBeOnDisk() throws Exception {
    try (Backend backend = new Backend(BackendState.REFUSED)) {
      long said = 0;
      for (int i = 0; i < 3; i++) {
        said += killedWhileItSpills(backend);
      }
      backend.heal();
      replay(backend, (int) said + 1);

      assertThat(backend.stored().size()).isGreaterThan((int) said);
      Figures.write(
          "`kill -9` of 3 processes while they spill",
          backend.stored().size() - 1 + " spans arrived",
          "≥ " + said + ", which were said to be on disk");
    }
  }

  private long killedWhileItSpills(Backend backend) throws Exception {
    try (Forked process = Forked.start(options(backend), "spill")) {
      process.awaitReady();
      assertThat(Await.until(LONG, () -> spilled(process) > 100)).isTrue();
      process.kill();
      process.end();
      return spilled(process);
    }
  }

  private static long spilled(Forked process) {
    return Words.counts(process.lines()).spilled();
  }
}
