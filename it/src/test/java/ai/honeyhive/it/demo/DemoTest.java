package ai.honeyhive.it.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.HoneyHiveServer;
import ai.honeyhive.test.HoneyHiveExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code honeyhive demo --once} in fresh processes, with the class paths {@code ./honeyhive} uses:
 * what it prints, and what is in the store afterwards.
 */
@ExtendWith(HoneyHiveExtension.class)
class DemoTest {
  @TempDir
  private static Path directory;

  private static int exitCode;
  private static List<String> lines;
  private static List<JsonNode> events;

  @BeforeAll
  static void runTheDemo() throws Exception {
    Path storage = directory.resolve("storage");
    Path output = directory.resolve("output.txt");
    Process demo = Programs.java(
            Programs.classPath("cli"),
            "-Dhoneyhive.examples.classpath=" + Programs.classPath("examples"),
            "ai.honeyhive.cli.Main",
            "demo",
            "--once",
            "--port=0",
            "--storage=" + storage)
        .redirectOutput(output.toFile())
        .start();
    try {
      assertThat(demo.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      demo.destroyForcibly();
    }
    exitCode = demo.exitValue();
    lines = Files.readAllLines(output, UTF_8);
    events = stored(storage);
  }

  @Test
  void endsWell() {
    assertThat(exitCode).as(() -> String.join("\n", lines)).isZero();
  }

  @Test
  void printsATreeForEachSession() {
    assertThat(lines).filteredOn(line -> line.contains("/sessions/")).hasSize(4);
    assertThat(lines)
        .anySatisfy(line ->
            assertThat(line).matches("Saturday in Turin +session +\\d+ +\\d+ +\\S+ (ms|s)"));
    assertThat(lines)
        .anySatisfy(line ->
            assertThat(line).matches("   ├─ chat scripted +model +scripted +\\d+ +\\d+ +\\d+ ms"));
    assertThat(lines).anySatisfy(line -> assertThat(line).matches("   └─ ✗ trains +tool +\\d+ ms"));
    assertThat(lines)
        .contains("        IllegalArgumentException: no railway from Milan to Atlantis");
    assertThat(lines.get(lines.size() - 3))
        .matches("4 sessions · 18 events · [\\d,]+ tokens in, [\\d,]+ out · 1 failed");
  }

  @Test
  void printsNothingElse() {
    assertThat(lines).noneMatch(line -> line.contains("WARN") || line.contains("SLF4J"));
  }

  @Test
  void storesTheMessagesOfEveryModelCall() {
    JsonNode session = named("Saturday in Turin");
    List<JsonNode> calls = of(session, "model");
    assertThat(calls).hasSize(2);

    JsonNode first = calls.get(0);
    assertThat(texts(first.path("inputs").path("chat_history"), "role"))
        .containsExactly("system", "user");
    assertThat(texts(first.path("inputs").path("chat_history"), "content"))
        .last()
        .isEqualTo("Will it rain in Turin on Saturday, and which train gets me there from Milan?");
    assertThat(first.path("outputs").path("finish_reason").asText()).isEqualTo("tool_calls");
    assertThat(first.path("outputs").path("tool_calls.0.name").asText()).isEqualTo("weather");
    assertThat(first.path("outputs").path("tool_calls.1.arguments").asText()).contains("Milan");

    JsonNode second = calls.get(1);
    assertThat(texts(second.path("inputs").path("chat_history"), "role"))
        .containsExactly("system", "user", "assistant", "tool", "tool");
    assertThat(texts(second.path("inputs").path("chat_history"), "content"))
        .contains("sunny, 24 °C");
    assertThat(second.path("outputs").path("content").asText()).startsWith("It stays dry");
    assertThat(second.path("config").path("provider").asText()).isEqualTo("openai");
  }

  @Test
  void storesTokensOfCallsAndSessions() {
    for (JsonNode session : ofType("session")) {
      List<JsonNode> calls = of(session, "model");
      assertThat(calls).isNotEmpty().allSatisfy(call -> {
        assertThat(call.path("metadata").path("prompt_tokens").asLong()).isPositive();
        assertThat(call.path("metadata").path("completion_tokens").asLong()).isPositive();
      });
      long sum = calls.stream()
          .mapToLong(call -> call.path("metadata").path("total_tokens").asLong())
          .sum();
      assertThat(session.path("metadata").path("total_tokens").asLong()).isEqualTo(sum);
    }
  }

  @Test
  void storesWhatToolsAndTheAgentGotAndGave() {
    JsonNode session = named("Night train to Palermo");
    JsonNode trains = of(session, "tool").get(0);
    assertThat(trains.path("inputs").path("from").asText()).isEqualTo("Rome");
    assertThat(trains.path("outputs").path("result").asText()).isEqualTo("23:00 - 10:12 (sleeper)");
    JsonNode agent = of(session, "chain").get(0);
    assertThat(agent.path("inputs").path("question").asText()).contains("Palermo");
    assertThat(agent.path("outputs").path("result").asText()).startsWith("Yes, a sleeper");
    assertThat(trains.path("parent_id")).isEqualTo(agent.path("event_id"));
  }

  @Test
  void storesTheFailureWhereItHappenedAndAboveIt() {
    JsonNode session = named("Train to Atlantis");
    assertThat(of(session, "tool")).singleElement().satisfies(DemoTest::hasFailed);
    assertThat(of(session, "chain")).singleElement().satisfies(DemoTest::hasFailed);
    assertThat(of(session, "model")).singleElement().satisfies(call -> {
      assertThat(call.path("error").isNull()).isTrue();
      assertThat(call.path("outputs").path("finish_reason").asText()).isEqualTo("tool_calls");
    });
  }

  private static void hasFailed(JsonNode event) {
    assertThat(event.path("error").asText())
        .isEqualTo("IllegalArgumentException: no railway from Milan to Atlantis");
  }

  private static List<JsonNode> stored(Path storage) throws IOException, InterruptedException {
    try (HoneyHiveServer server =
        HoneyHiveServer.builder().port(0).storage(storage).start()) {
      URI search = server.uri().resolve("/v1/events/search");
      HttpRequest request =
          HttpRequest.newBuilder(search).POST(BodyPublishers.ofString("{}")).build();
      String body =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
      List<JsonNode> oldestFirst = new ArrayList<>();
      new ObjectMapper().readTree(body).path("events").forEach(event -> oldestFirst.add(0, event));
      return oldestFirst;
    }
  }

  private static JsonNode named(String session) {
    return ofType("session").stream()
        .filter(event -> event.path("event_name").asText().equals(session))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> ofType(String type) {
    return events.stream()
        .filter(event -> event.path("event_type").asText().equals(type))
        .toList();
  }

  private static List<JsonNode> of(JsonNode session, String type) {
    return ofType(type).stream()
        .filter(event -> event.path("session_id").equals(session.path("event_id")))
        .toList();
  }

  private static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(element -> texts.add(element.path(field).asText()));
    return texts;
  }
}
