package ai.honeyhive.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.it.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the text of the sources shows. */
class SourceRulesTest {
  private static final List<String> MODULES = List.of(
      "client",
      "tracer",
      "weaver",
      "agent-extension",
      "server",
      "test",
      "cli",
      "examples",
      "benchmarks",
      "it");
  private static final int PUBLIC_TYPES = 20;
  private static final int FILES_IN_A_PACKAGE = 20;

  private static List<Path> all(String kind) {
    return MODULES.stream()
        .flatMap(module -> Repository.sources(module, kind).stream())
        .toList();
  }

  private static List<String> linesWith(List<Path> files, String text) {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      if (Repository.text(file).contains(text)) {
        found.add(file.getFileName().toString());
      }
    }
    return found;
  }

  @Test
  void catchThrowable_inTheTracer_onlyInTheFenceAndWhereItIsRethrown() {
    assertThat(linesWith(Repository.sources("tracer", "main"), "catch (Throwable"))
        .containsExactlyInAnyOrder("Fence.java", "HoneyHiveTracer.java", "LaterApi.java");
    assertThat(linesWith(Repository.sources("weaver", "main"), "catch (Throwable"))
        .isEmpty();
    assertThat(linesWith(Repository.sources("agent-extension", "main"), "catch (Throwable"))
        .isEmpty();
  }

  @Test
  void sleep_inTests_never() {
    String sleep = "Thread." + "sleep";

    assertThat(linesWith(all("test"), sleep)).isEmpty();
  }

  @Test
  void print_inLibraries_never() {
    List<Path> libraries = Stream.of(
            "client", "tracer", "weaver", "agent-extension", "server", "test")
        .flatMap(module -> Repository.sources(module, "main").stream())
        .toList();

    assertThat(linesWith(libraries, "System.out.print")).isEmpty();
    assertThat(linesWith(libraries, "System.err.print")).isEmpty();
    assertThat(linesWith(libraries, ".printStackTrace()")).isEmpty();
  }

  @Test
  void packages_everywhere_sayOneSentenceAndStaySmall() {
    Map<Path, Integer> sizes = new TreeMap<>();
    for (Path file : all("main")) {
      if (!file.endsWith("module-info.java")) {
        sizes.merge(file.getParent(), 1, Integer::sum);
      }
    }
    assertThat(sizes).allSatisfy((directory, files) -> {
      assertThat(directory.resolve("package-info.java")).exists();
      assertThat(files).as(directory.toString()).isLessThanOrEqualTo(FILES_IN_A_PACKAGE + 1);
      assertThat(directory.getFileName().toString())
          .isNotIn("util", "utils", "common", "helper", "helpers", "manager");
    });
  }

  @Test
  void tracer_publicTypes_areFew() throws Exception {
    Path flat = Repository.ROOT.resolve("tracer/src/main/java/ai/honeyhive/tracer");
    try (Stream<Path> files = Files.list(flat)) {
      long types = files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> Repository.text(file).contains("\npublic "))
          .count();
      assertThat(types).isBetween(1L, (long) PUBLIC_TYPES);
    }
  }
}
