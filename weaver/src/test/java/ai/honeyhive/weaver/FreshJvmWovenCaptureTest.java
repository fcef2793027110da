package ai.honeyhive.weaver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Woven classes in a JVM of their own, on each JDK: they do what they did before, with the tracer
 * and without any class of it. The JDKs are in the system property {@code capture.jdks}.
 */
@ExtendWith(HoneyHiveExtension.class)
class FreshJvmWovenCaptureTest {
  private static final String PROGRAM = "ai.honeyhive.weaver.sample.Fresh";

  static Stream<String> jdks() {
    String homes = System.getProperty("capture.jdks", System.getProperty("java.home"));
    return Arrays.stream(homes.split(File.pathSeparator));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void wovenClasses_inAJvmOfTheirOwn_areTracedAndDoTheSame(
      String jdk, TestServer server, @TempDir Path directory) throws Exception {
    Path woven;
    try (WovenClasses classes = WovenClasses.weave(directory, 1, new ArrayList<>())) {
      woven = classes.directory();
    }
    Path unwoven = directory.resolve("0");
    String libraries = libraries();
    String before = run(jdk, unwoven.toString());
    String without = run(jdk, woven.toString());
    String traced = run(
        jdk,
        (Figures.isSabotaged("woven") ? unwoven : woven) + File.pathSeparator + libraries,
        server.uri().toString(),
        server.apiKey());

    assertThat(without).isEqualTo(before);
    assertThat(traced).startsWith(before.strip());
    List<Event> events = server.awaitEvents(22);
    assertThat(events).hasSize(22);
    assertThat(events)
        .filteredOn(event -> event.eventName().equals("Shapes.factorial"))
        .extracting(event -> event.outputs().get("result"))
        .containsExactlyInAnyOrder(24L, 6L, 2L, 1L);
    assertThat(events).filteredOn(event -> event.error() != null).hasSize(1);
    Figures.held("woven", events.size(), "steps in fresh JVMs");
  }

  /** The class path of this JVM without the tests, whose sample is not woven. */
  private static String libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Files.exists(Path.of(entry, PROGRAM.replace('.', '/') + ".class")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String run(String jdk, String classPath, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(Path.of(jdk, "bin", "java").toString(), "-cp", classPath, PROGRAM));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("HH_"));
    Path errors = Files.createTempFile("fresh", ".err");
    Process process = builder.redirectError(errors.toFile()).start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      assertThat(ended && process.exitValue() == 0)
          .as("%s: %s %s", command, output, Files.readString(errors))
          .isTrue();
      return output;
    } finally {
      process.destroyForcibly();
      Files.delete(errors);
    }
  }
}
