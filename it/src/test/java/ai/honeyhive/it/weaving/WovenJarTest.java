package ai.honeyhive.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.it.Jvm;
import ai.honeyhive.it.weaving.program.Program;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Woven programs in fresh JVMs: this one, and those whose homes are in {@code java.homes}. What is
 * missing there is an error, so that it is not taken for run.
 */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
public class WovenJarTest {
  /** What the program prints, traced or not. */
  public static final String RESULT = "4 days, 3 h, Ciao Ann, Turin, by train; runs 5";

  /** The steps of the program. */
  public static final List<String> STEPS = List.of(
      "trip",
      "Trips.days",
      "Trips.days",
      "Trips.days",
      "Trips.days",
      "Plan.longer",
      "Trips$Way$1.hours",
      "Guide.greet",
      "Guide.greeting",
      "Inner.first",
      "Trips.closed",
      "Trips.answer");

  static List<Path> homes() {
    Stream<String> others = Arrays.stream(
            System.getProperty("java.homes", "").split(File.pathSeparator))
        .filter(home -> !home.isBlank());
    return Stream.concat(Stream.of(System.getProperty("java.home")), others)
        .map(Path::of)
        .toList();
  }

  private static Jvm.Ended run(Path home, TestServer server, String classPath, String how)
      throws Exception {
    ProcessBuilder builder =
        Jvm.command(List.of(), classPath, Program.class.getName(), List.of(how));
    List<String> command = new ArrayList<>(builder.command());
    command.set(0, home.resolve("bin/java").toString());
    builder.command(command).redirectErrorStream(true);
    builder.environment().put("HH_API_KEY", server.apiKey());
    builder.environment().put("HH_API_URL", server.uri().toString());
    Path output = Files.createTempFile("woven", ".out");
    Process process = builder.redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Jvm.Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  private static String and(Path jar, String others) {
    return jar + File.pathSeparator + others;
  }

  @ParameterizedTest
  @MethodSource("homes")
  void program_wovenIntoAJar_isTracedOnce(Path home, TestServer server, @TempDir Path directory)
      throws Exception {
    Path jar = WovenJar.of(Program.class, directory);

    Jvm.Ended ended = run(home, server, and(jar, System.getProperty("java.class.path")), "traced");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains(RESULT, "delivered 12 ");
    assertSteps(server);
  }

  /** Each step of the program arrived once, with what it was called with and where it belongs. */
  public static void assertSteps(TestServer server) {
    List<Event> events = server.awaitEvents(STEPS.size());
    assertThat(events).extracting(Event::eventName).containsExactlyInAnyOrderElementsOf(STEPS);
    Event trip = server.awaitEvent("trip");
    assertThat(trip.eventType()).isEqualTo(EventType.CHAIN);
    assertThat(trip.inputs()).isEqualTo(Map.of("city", "Turin"));
    assertThat(server.awaitEvent("Trips.closed").error())
        .isEqualTo("IOException: museum is closed");
    Event answer = server.awaitEvent("Trips.answer");
    assertThat(answer.outputs()).isEqualTo(Map.of("result", "by train"));
    assertThat(answer.parentId()).isEqualTo(trip.eventId());
    assertThat(server.awaitEvent("Guide.greeting").parentId())
        .isEqualTo(server.awaitEvent("Guide.greet").eventId());
    assertThat(server.awaitEvent("Plan.longer").outputs())
        .isEqualTo(Map.of("result", Map.of("city", "Turin", "days", 4L)));
  }

  @ParameterizedTest
  @MethodSource("homes")
  void program_withoutATracer_runsAsEver(Path home, TestServer server, @TempDir Path directory)
      throws Exception {
    Path jar = WovenJar.of(Program.class, directory);

    Jvm.Ended ended =
        run(home, server, and(jar, System.getProperty("java.class.path")), "untraced");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains(RESULT).doesNotContain("WARNING");
    assertThat(server.events()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("homes")
  void program_withNothingButItsJar_runsAsEver(
      Path home, TestServer server, @TempDir Path directory) throws Exception {
    Path jar = WovenJar.of(Program.class, directory);

    Jvm.Ended ended = run(home, server, jar.toString(), "untraced");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains(RESULT).doesNotContain("WARNING");
    assertThat(server.events()).isEmpty();
  }

  @Test
  void program_withoutThePlugin_isNotTraced(TestServer server) throws Exception {
    String classPath = System.getProperty("java.class.path");

    Jvm.Ended ended = run(Path.of(System.getProperty("java.home")), server, classPath, "traced");

    assertThat(ended.output()).contains(RESULT, "delivered 0 ");
  }
}
