package ai.honeyhive.it.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every state a plain process can be in, each in a fresh JVM, on every version of OpenTelemetry
 * that is laid ready: what our server gets, what the host's backend gets, and what the tracer says.
 * {@code mvn verify} has the version of the build, {@code proof/providers} the others too.
 */
class ProvidersTest {
  private static final Path JARS = Path.of(System.getProperty("providers.jars", "target/otel"));
  private static final Path REPORT = Path.of("target", "providers.txt");

  private static Jars jars;
  private static Runs runs;
  private static Report report;

  /** A state on a version. */
  private record Cell(Scenario scenario, OtelVersion version) {
    Observed observed() throws Exception {
      return runs.of(scenario.launch(), version).get();
    }

    Observed without() throws Exception {
      return runs.without(scenario.launch(), version).get();
    }

    Optional<String> notRun() {
      return scenario.notRunOn(version, jars);
    }

    Optional<String> difference(Aspect aspect, Observed of) throws Exception {
      return aspect.difference(scenario.on(version), of, without());
    }
  }

  @BeforeAll
  static void begin() {
    jars = Jars.below(JARS);
    runs = new Runs(jars);
    report = new Report(jars.versions());
  }

  @AfterAll
  static void end() throws IOException {
    runs.close();
    report.write(REPORT);
  }

  @TestFactory
  Stream<DynamicNode> states() {
    return each("on ", cell -> {
      List<String> differences = new ArrayList<>();
      for (Aspect aspect : Aspect.values()) {
        cell.difference(aspect, cell.observed()).ifPresent(differences::add);
      }
      report.ran(cell.scenario(), cell.version(), differences.isEmpty());
      assertThat(differences)
          .as("%s on %s", cell.scenario().name(), cell.version())
          .isEmpty();
    });
  }

  /**
   * Each assertion can fail: what is asserted of a state is not true of some other state, and what
   * is asserted of all is not true of a program that fails.
   */
  @TestFactory
  Stream<DynamicNode> assertions() {
    return each("fail for other states, on ", cell -> {
      List<Observed> others = new ArrayList<>();
      others.add(runs.of(States.broken(), cell.version()).get());
      for (Cell other : cells()) {
        if (other.version().equals(cell.version()) && other.notRun().isEmpty()) {
          others.add(other.observed());
        }
      }
      for (Aspect aspect : Aspect.values()) {
        int refused = 0;
        for (Observed other : others) {
          refused += cell.difference(aspect, other).isPresent() ? 1 : 0;
        }
        report.refused(refused);
        assertThat(refused).as("states that %s refuses", aspect).isPositive();
      }
    });
  }

  /** What is checked of a cell. */
  @FunctionalInterface
  private interface Check {
    void accept(Cell cell) throws Exception;
  }

  private static Stream<DynamicNode> each(String name, Check check) {
    List<DynamicNode> nodes = new ArrayList<>();
    for (Scenario scenario : States.all()) {
      List<DynamicTest> tests = new ArrayList<>();
      for (OtelVersion version : jars.versions()) {
        Cell cell = new Cell(scenario, version);
        start(cell);
        tests.add(dynamicTest(name + version, () -> {
          cell.notRun().ifPresent(why -> report.notRun(scenario, version, why));
          Assumptions.assumeTrue(cell.notRun().isEmpty(), () -> cell.notRun().orElse(""));
          check.accept(cell);
        }));
      }
      nodes.add(dynamicContainer(scenario.name(), tests));
    }
    return nodes.stream();
  }

  /** All are started before the first is looked at, so that two always run. */
  private static void start(Cell cell) {
    if (cell.notRun().isEmpty()) {
      runs.start(cell.scenario().launch(), cell.version());
    }
  }

  private static List<Cell> cells() {
    return States.all().stream()
        .flatMap(scenario -> jars.versions().stream().map(version -> new Cell(scenario, version)))
        .toList();
  }
}
