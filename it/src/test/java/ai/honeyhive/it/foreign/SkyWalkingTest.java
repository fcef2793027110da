package ai.honeyhive.it.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.HoneyHiveServer;
import ai.honeyhive.tracer.FlushResult;
import ai.honeyhive.tracer.HoneyHiveTracer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a tracer sends, our server stores and forwards, and Apache SkyWalking takes, comes back from
 * there as it was. Run by {@code proof/foreign}, which says where SkyWalking's jars are.
 */
@EnabledIfSystemProperty(named = "skywalking.jars", matches = ".+")
@Timeout(240)
class SkyWalkingTest {
  private static final Path REPORT = Path.of("target/foreign.txt");

  @TempDir
  static Path directory;

  private static SkyWalking skyWalking;
  private static HoneyHiveServer server;
  private static ForeignProgram program;
  private static FlushResult flushed;

  @BeforeAll
  static void trace() throws IOException, InterruptedException {
    skyWalking = SkyWalking.start(
        Path.of(System.getProperty("skywalking.jars")),
        Files.createDirectory(directory.resolve("skywalking")));
    server = HoneyHiveServer.builder()
        .port(0)
        .storage(directory.resolve("storage"))
        .forward(skyWalking.grpc())
        .start();
    ForeignProgram.properties().forEach(System::setProperty);
    try (HoneyHiveTracer tracer =
        HoneyHiveTracer.builder().apiKey("none").serverUrl(server.uri()).build()) {
      program = ForeignProgram.run(tracer);
      flushed = tracer.flush(Duration.ofSeconds(10));
    } finally {
      ForeignProgram.properties().keySet().forEach(System::clearProperty);
    }
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (skyWalking != null) {
      skyWalking.close();
    }
  }

  private static JsonNode trace(List<ExpectedSpan> expected) throws InterruptedException {
    return skyWalking.awaitTrace(program.traceId(), expected.size());
  }

  @Test
  void trace_throughServerAndForwarder_comesBackWhole() throws Exception {
    List<ExpectedSpan> expected = program.expected();
    assertThat(flushed.delivered()).isEqualTo(expected.size());
    JsonNode trace = trace(expected);
    assertThat(ExpectedSpan.differences(expected, trace)).isEmpty();
    int values = expected.stream().mapToInt(span -> span.tags().size()).sum();
    Files.createDirectories(REPORT.getParent());
    Files.writeString(
        REPORT,
        expected.size() + " spans and " + values + " values came back from Apache SkyWalking"
            + " 10.1.0 as they were; 0 differ\n",
        StandardCharsets.UTF_8);
  }

  @Test
  void differences_oneThingChanged_isSeen() throws Exception {
    List<ExpectedSpan> expected = program.expected();
    JsonNode trace = trace(expected);
    int at = 0;
    while (!expected.get(at).name().equals("Texts")) {
      at++;
    }
    ExpectedSpan span = expected.get(at);
    for (String key : span.tags().keySet()) {
      Map<String, String> tags = new HashMap<>(span.tags());
      tags.merge(key, "!", String::concat);
      assertSeen(trace, at, changed(span, span.parentId(), span.kind(), span.startMicros(), tags));
    }
    assertSeen(trace, at, changed(span, "00f067aa0ba902b7", "", span.startMicros(), span.tags()));
    assertSeen(
        trace, at, changed(span, span.parentId(), "CLIENT", span.startMicros(), span.tags()));
    assertSeen(trace, at, changed(span, span.parentId(), "", span.startMicros() + 1, span.tags()));
    Map<String, String> failed = new HashMap<>(span.tags());
    failed.put("error", "true");
    assertSeen(trace, at, changed(span, span.parentId(), "", span.startMicros(), failed));
  }

  private static ExpectedSpan changed(
      ExpectedSpan span, String parent, String kind, long start, Map<String, String> tags) {
    return new ExpectedSpan(
        span.id(),
        parent,
        span.name(),
        kind,
        start,
        span.durationMicros(),
        tags,
        span.annotations());
  }

  private static void assertSeen(JsonNode trace, int at, ExpectedSpan other) {
    List<ExpectedSpan> expected = new ArrayList<>(program.expected());
    expected.set(at, other);
    assertThat(ExpectedSpan.differences(expected, trace)).as("%s", other).isNotEmpty();
  }
}
