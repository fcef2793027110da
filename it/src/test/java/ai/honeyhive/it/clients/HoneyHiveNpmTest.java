package ai.honeyhive.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HoneyHive's TypeScript client, tracer and {@code evaluate()}, as published, on our server. */
class HoneyHiveNpmTest {
  @TempDir
  static Path directory;

  private static OpenServer server;

  @BeforeAll
  static void start() {
    NodeProgram.assumeInstalled("honeyhive");
    server = new OpenServer(directory);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void client_everyRouteItKnows_isAnsweredAsItExpects() throws Exception {
    String printed = NodeProgram.run("honeyhive/client.cjs", server.uri().toString());
    assertThat(printed.lines()).contains("all steps passed");
    assertThat(printed.lines().filter(line -> line.startsWith("ok "))).hasSizeGreaterThan(25);
  }

  @Test
  void tracerAndEvaluate_asPublished_leaveWhatTheySay() throws Exception {
    String printed = NodeProgram.run("honeyhive/tracer.cjs", server.uri().toString());
    JsonNode made = new ObjectMapper()
        .readTree(printed
            .lines()
            .filter(line -> line.startsWith("MADE "))
            .findFirst()
            .orElseThrow()
            .substring("MADE ".length()));
    trace(made.get("session").textValue());
    experiment(made.get("run").textValue());
  }

  private static void trace(String session) throws IOException, InterruptedException {
    List<JsonNode> events = server.events("session_id", session);
    assertThat(events)
        .extracting(event -> event.get("event_name").textValue())
        .containsExactlyInAnyOrder("npm trace", "plan", "add");
    JsonNode plan = named(events, "plan");
    JsonNode add = named(events, "add");
    assertThat(plan.get("event_type").textValue()).isEqualTo("chain");
    assertThat(plan.get("parent_id").textValue()).isEqualTo(session);
    assertThat(plan.at("/outputs/result/sum").intValue()).isEqualTo(5);
    assertThat(add.get("event_type").textValue()).isEqualTo("tool");
    assertThat(add.get("parent_id")).isEqualTo(plan.get("event_id"));
    assertThat(add.at("/inputs/_params_/a").intValue()).isEqualTo(2);
    assertThat(add.at("/metadata/note").textValue()).isEqualTo("sum");
    assertThat(add.at("/metrics/score").doubleValue()).isEqualTo(0.25);
    JsonNode own = named(events, "npm trace");
    assertThat(own.at("/feedback/rating").intValue()).isEqualTo(4);
    assertThat(own.at("/outputs/done").booleanValue()).isTrue();
    assertThat(own.at("/metadata/num_events").intValue()).isEqualTo(2);
  }

  private static void experiment(String run) throws IOException, InterruptedException {
    JsonNode evaluation = server.get("/v1/runs/" + run).get("evaluation");
    assertThat(evaluation.get("name").textValue()).isEqualTo("npm evaluation");
    assertThat(evaluation.get("status").textValue()).isEqualTo("completed");
    assertThat(evaluation.get("event_ids")).hasSize(3);
    JsonNode result = server.get("/v1/runs/" + run + "/result?aggregate_function=average");
    assertThat(result.get("datapoints")).hasSize(3);
    assertThat(result.at("/metrics/details")).anySatisfy(detail -> {
      assertThat(detail.get("metric_name").textValue()).isEqualTo("right");
      assertThat(detail.get("aggregate").doubleValue()).isEqualTo(1.0);
    });
  }

  private static JsonNode named(List<JsonNode> events, String name) {
    return events.stream()
        .filter(event -> name.equals(event.get("event_name").textValue()))
        .findFirst()
        .orElseThrow();
  }
}
