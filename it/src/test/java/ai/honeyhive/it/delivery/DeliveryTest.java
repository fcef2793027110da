package ai.honeyhive.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.honeyhive.it.delivery.backend.BackendState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What becomes of spans in each state their backend can be in, on each way they can be sent,
 * against what the server has. {@code mvn verify} runs a few cells, {@code proof/delivery} all of
 * them.
 */
class DeliveryTest {
  private static final boolean ALL = Boolean.getBoolean("delivery.all");
  private static final String SOME = System.getProperty("delivery.cells", ".*");
  private static final Path TABLE = Path.of("target", "delivery-table.md");
  private static final Path SUMMARY = Path.of("target", "delivery-summary.txt");
  // What tracers of this process warn of is seen in their status. The JDK holds loggers weakly.
  private static final Logger LOGGER = Logger.getLogger("ai.honeyhive.tracer");

  private static final AtomicInteger HELD = new AtomicInteger();
  private static final AtomicInteger REFUSED = new AtomicInteger();
  private static Runs runs;

  @BeforeAll
  static void begin() throws IOException {
    LOGGER.setLevel(Level.OFF);
    runs = new Runs();
    runs.start(cells());
  }

  @AfterAll
  static void end() throws Exception {
    LOGGER.setLevel(null);
    Files.createDirectories(TABLE.getParent());
    if (ALL) {
      Table table = new Table();
      for (Cell cell : cells()) {
        table.add(cell, runs.of(cell).get());
      }
      Files.writeString(TABLE, table.toString());
    }
    runs.close();
    Files.writeString(
        SUMMARY,
        HELD + " of " + cells().size() + " cells hold, " + runs.repeated()
            + " of them not at the first try for the time; " + REFUSED
            + " false outcomes were refused\n");
  }

  private static List<Cell> cells() {
    return ALL
        ? Cell.all().stream().filter(cell -> cell.toString().matches(SOME)).toList()
        : List.of(
            new Cell(BackendState.HEALTHY, Way.FLUSH),
            new Cell(BackendState.HEALTHY, Way.EXIT),
            new Cell(BackendState.PARTLY_TAKEN, Way.CLOSE),
            new Cell(BackendState.FORBIDDEN, Way.CLOSE));
  }

  /** What is checked of a cell. */
  @FunctionalInterface
  private interface Check {
    void accept(Cell cell, Outcome seen) throws Exception;
  }

  private static Stream<DynamicTest> each(Check check) {
    return cells().stream()
        .map(cell ->
            dynamicTest(cell.toString(), () -> check.accept(cell, runs.of(cell).get())));
  }

  @TestFactory
  Stream<DynamicTest> cell_inEachState_holds() {
    return each((cell, seen) -> {
      assertThat(differences(cell, seen)).as(cell.toString()).isEmpty();
      HELD.incrementAndGet();
    });
  }

  static List<String> differences(Cell cell, Outcome seen) {
    List<String> differences = new ArrayList<>();
    for (Aspect aspect : Aspect.values()) {
      aspect.difference(cell, seen).ifPresent(differences::add);
    }
    return differences;
  }

  /** Each assertion can fail: what is wrong in any cell is refused there. */
  @TestFactory
  Stream<DynamicTest> mutation_ofAnyOutcome_isRefused() {
    return each((cell, seen) -> {
      for (Mutation mutation : Mutation.values()) {
        Optional<String> difference = mutation.seenBy().difference(cell, mutation.of(cell, seen));
        assertThat(difference).as(mutation + " seen by " + mutation.seenBy()).isPresent();
        REFUSED.incrementAndGet();
      }
    });
  }

  /** And what is true of one state is not true of all. */
  @TestFactory
  Stream<DynamicTest> outcome_ofOtherStates_isRefused() {
    return each((cell, seen) -> {
      int refused = 0;
      for (Cell other : cells()) {
        boolean same = other.state().fate() == cell.state().fate();
        if (!same) {
          refused += Aspect.FATE.difference(cell, runs.of(other).get()).isPresent() ? 1 : 0;
        }
      }
      assertThat(refused).as("other outcomes that are refused").isPositive();
      REFUSED.addAndGet(refused);
    });
  }
}
