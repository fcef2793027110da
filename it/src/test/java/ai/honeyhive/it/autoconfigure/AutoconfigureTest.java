package ai.honeyhive.it.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.it.Jvm;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * An SDK that autoconfigure builds, from properties or from a declarative file, hands its spans to
 * a tracer without a line of code.
 */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class AutoconfigureTest {
  private static final Path OTEL = Path.of("target/otel");
  private static final Pattern AUTOCONFIGURE = Pattern.compile(
      "opentelemetry-sdk-extension-(autoconfigure|declarative-config|incubator)-\\d.*"
          + "|snakeyaml.*|jackson-dataformat-yaml.*");
  private static final Pattern OURS = Pattern.compile("HoneyHiveSpanProcessor");

  @Test
  void sdk_fromProperties_deliversModelCallsWithTheirAncestors(TestServer server) throws Exception {
    Jvm.Ended ended = run(server, List.of(), "once");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).containsOnlyOnce("HoneyHiveSpanProcessor");
    assertThat(server.awaitEvents(2))
        .extracting(event -> event.eventName())
        .containsExactlyInAnyOrder("GET /first", "chat first");
  }

  @Test
  void sdks_severalOfThem_areEachJoinedOnce(TestServer server) throws Exception {
    Jvm.Ended ended = run(server, List.of(), "twice");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(OURS.matcher(ended.output()).results()).hasSize(2);
    assertThat(server.awaitEvents(4))
        .extracting(event -> event.eventName())
        .containsExactlyInAnyOrder("GET /first", "chat first", "GET /second", "chat second");
  }

  @Test
  void sdk_thatIsGlobal_isWhereTheTracerMakesItsSpans(TestServer server) throws Exception {
    Jvm.Ended ended = run(server, List.of("-Dotel.traces.sampler=always_on"), "global");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output())
        .contains("ROUTED", "sampler: AlwaysOnSampler", "warnings: none")
        .doesNotContain("WARN");
    assertThat(server.awaitEvents(1))
        .extracting(event -> event.eventName())
        .containsExactly("step");
  }

  @Test
  void propagators_fromProperties_carryASessionToNamedHostsOnly(TestServer server)
      throws Exception {
    Jvm.Ended ended = run(server, List.of(), "request");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output())
        .contains("careful: [traceparent]", "friend: [baggage, traceparent]")
        .contains("stranger: [traceparent]")
        .doesNotContain("WARN");
  }

  @Test
  void sdk_thatIsDisabled_isNotJoined(TestServer server) throws Exception {
    Jvm.Ended ended = run(server, List.of("-Dotel.sdk.disabled=true"), "once");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).doesNotContain("HoneyHiveSpanProcessor");
    assertThat(server.events()).isEmpty();
  }

  @Test
  void sdk_fromAFileThatNamesUs_deliversModelCallsWithTheirAncestors(
      TestServer server, @TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("otel.yaml"), """
        file_format: "1.1"
        tracer_provider:
          processors:
            - honeyhive:
        """);

    Jvm.Ended ended = run(server, List.of("-Dotel.config.file=" + file), "once");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).containsOnlyOnce("HoneyHiveSpanProcessor");
    assertThat(server.awaitEvents(2))
        .extracting(event -> event.eventName())
        .containsExactlyInAnyOrder("GET /first", "chat first");
  }

  @Test
  void sdk_fromAFileThatDoesNotNameUs_isNotJoined(TestServer server, @TempDir Path directory)
      throws Exception {
    Path file = Files.writeString(directory.resolve("otel.yaml"), "file_format: \"1.1\"\n");

    Jvm.Ended ended = run(server, List.of("-Dotel.config.file=" + file), "once");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).doesNotContain("HoneyHiveSpanProcessor");
    assertThat(server.events()).isEmpty();
  }

  private static Jvm.Ended run(TestServer server, List<String> options, String how)
      throws Exception {
    List<String> all = new ArrayList<>(options);
    for (String signal : List.of("traces", "metrics", "logs")) {
      all.add("-Dotel." + signal + ".exporter=none");
    }
    Map<String, String> environment =
        Map.of("HH_API_KEY", server.apiKey(), "HH_API_URL", server.uri().toString());
    return Jvm.run(all, classPath(), AutoconfiguredApplication.class.getName(), environment, how);
  }

  /** The tests' own, and what is kept off it. */
  private static String classPath() throws IOException {
    try (Stream<Path> files = Files.walk(OTEL)) {
      return files
              .filter(
                  file -> AUTOCONFIGURE.matcher(file.getFileName().toString()).matches())
              .map(file -> file.toString() + File.pathSeparator)
              .collect(Collectors.joining())
          + System.getProperty("java.class.path");
    }
  }
}
