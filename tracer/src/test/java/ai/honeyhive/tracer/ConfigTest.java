package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.settings.Origin;
import ai.honeyhive.client.settings.SettingSources;
import ai.honeyhive.client.settings.SettingSources.Names;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.config.SessionConfig;
import ai.honeyhive.tracer.config.TracerConfig;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is configured reaches the server, or keeps from it. */
@ExtendWith(HoneyHiveExtension.class)
class ConfigTest {

  private static HoneyHiveTracerBuilder builder(
      TestServer server, Map<String, String> environment) {
    return new HoneyHiveTracerBuilder(environment)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .runtimeProfile(RuntimeProfile.HIGH_CONCURRENCY)
        .global(GlobalRegistration.NEVER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HH_DISABLE_TRACING", "HH_TEST_MODE"})
  void disabled_runsTheCodeSendsNothingAndSaysWhoSaidSo(String variable, TestServer server) {
    try (HoneyHiveTracer tracer =
        builder(server, Map.of(variable, "true")).strict(true).build()) {
      assertThat(tracer.<Integer, RuntimeException>trace("answer", span -> 42)).isEqualTo(42);
      assertThat(tracer.status().mode()).isEqualTo(TracerMode.NOOP);
      assertThat(tracer.status().toString())
          .contains("Tracing is turned off (environment " + variable + ")");
      assertThat(tracer.status().warnings()).isEmpty();
      assertThat(tracer.flush(Duration.ofSeconds(1)).isComplete()).isTrue();
    }
    assertThat(server.events()).isEmpty();
    assertThat(server.sessions()).isEmpty();
  }

  @Test
  @AllowLogs(matching = "HH410")
  void spanLimits_onOurOwnProvider_hold(TestServer server) {
    Map<String, String> environment =
        Map.of("HH_MAX_ATTRIBUTES", "50", "HH_MAX_EVENTS", "2", "HH_MAX_LINKS", "1");
    try (HoneyHiveTracer tracer = builder(server, environment).build()) {
      tracer.run("much", span -> {
        for (int i = 0; i < 100; i++) {
          Span.current().setAttribute("a" + i, i).addEvent("e" + i);
          Span.current().addLink(SpanContext.getInvalid());
        }
      });
    }
    Event event = server.awaitEvent("much");

    assertThat(event.metadata()).containsKey("a10").doesNotContainKey("a60");
    assertThat(event.metadata().toString()).contains("_event.e1").doesNotContain("_event.e2");
  }

  @Test
  @AllowLogs(matching = "HH209")
  void spanBytes_ofALargerSpan_cutItAndLeaveOthers(TestServer server) {
    Map<String, String> environment = Map.of("HH_MAX_SPAN_SIZE", "5000", "HH_LINGER", "1h");
    try (HoneyHiveTracer tracer = builder(server, environment).build()) {
      tracer.run("small", span -> span.input("text", "x".repeat(3000)));
      tracer.run("large", span -> span.input("text", "x".repeat(20_000)));
      tracer.run("other", span -> span.input("text", "x".repeat(3000)));
    }

    assertThat(server.awaitEvents(3)).hasSize(3);
    assertThat(length(server, "small")).isEqualTo(3000);
    assertThat(length(server, "other")).isEqualTo(3000);
    assertThat(length(server, "large")).isBetween(1000, 5000);
  }

  private static int length(TestServer server, String event) {
    return String.valueOf(server.awaitEvent(event).inputs().get("text")).length();
  }

  @Test
  @AllowLogs(matching = "HH4\\d\\d")
  void valueLimits_ofALargerValue_cutIt(TestServer server) {
    Map<String, String> environment = Map.of("HH_VALUE_TEXT", "10", "HH_VALUE_ENTRIES", "3");
    try (HoneyHiveTracer tracer = builder(server, environment).build()) {
      tracer.run(
          "cut", span -> span.input("text", "x".repeat(100)).input("list", List.of(1, 2, 3, 4, 5)));
    }
    Map<String, ?> inputs = server.awaitEvent("cut").inputs();

    assertThat(inputs.get("text").toString())
        .startsWith("xxxxxxxxxx")
        .doesNotContain("x".repeat(11));
    assertThat(inputs.get("list").toString()).contains("3").doesNotContain("5");
  }

  @Test
  void session_ofTheBuilder_isTheTracersOwn(TestServer server) {
    SessionConfig session = SessionConfig.named("nightly import")
        .id(OptionSamples.ID)
        .source("batch")
        .evaluation(new EvaluationConfig("run", null, null))
        .input("rows", 7)
        .metadata("shard", "b")
        .userProperty("plan", "pro");
    try (HoneyHiveTracer tracer = builder(server, Map.of()).session(session).build()) {
      tracer.run("step", span -> span.output("done"));
      assertThat(tracer.sessionId()).isEqualTo(OptionSamples.ID);
      assertThat(tracer.flush(Duration.ofSeconds(10)).isComplete()).isTrue();
    }
    Event started = server.awaitSession(OptionSamples.ID);
    Event step = server.awaitEvent("step");

    assertThat(started.eventName()).isEqualTo("nightly import");
    assertThat(started.source()).isEqualTo("batch");
    assertThat(started.inputs()).containsEntry("rows", 7L);
    assertThat(started.metadata()).containsEntry("shard", "b");
    assertThat(started.userProperties()).containsEntry("plan", "pro");
    assertThat(step.source()).isEqualTo("batch");
    assertThat(step.metadata()).containsEntry("run_id", "run");
  }

  @Test
  void session_whoseIdIsNoUuid_isRefused(TestServer server) {
    HoneyHiveTracerBuilder builder =
        builder(server, Map.of()).session(SessionConfig.named("a").id("42"));

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage("session id is not a UUID: 42");
  }

  @Test
  void config_sharedByTracers_setsThemUp(TestServer server) {
    TracerConfig config = TracerConfig.builder()
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .global(GlobalRegistration.NEVER)
        .source("shared")
        .delivery(DeliveryConfig.builder().batched(false).build())
        .build();
    try (HoneyHiveTracer first = new HoneyHiveTracerBuilder(Map.of("HH_SOURCE", "env"))
            .config(config)
            .build();
        HoneyHiveTracer second =
            new HoneyHiveTracerBuilder(Map.of()).config(config).source("mine").build()) {
      first.run("one", span -> span.output(1));
      second.run("two", span -> span.output(2));
      assertThat(server.awaitEvent("one").source()).isEqualTo("shared");
      assertThat(server.awaitEvent("two").source()).isEqualTo("mine");
      assertThat(first.config().get("disable.batch")).hasToString("true (config TracerConfig)");
      assertThat(second.config().get("source").origin())
          .isEqualTo(new Origin(Origin.Kind.CODE, "source"));
    }
  }

  @Test
  void file_inTheWorkingDirectory_isRead(TestServer server, @TempDir Path directory)
      throws IOException {
    Path file = Files.writeString(
        directory.resolve("honeyhive.properties"),
        "honeyhive.api.url=" + server.uri() + "\nhoneyhive.api.key=" + server.apiKey()
            + "\nhoneyhive.source=file\n");
    SettingSources sources =
        new SettingSources(Names.of(Map.of()), Names.of(new HashMap<>()), directory);
    try (HoneyHiveTracer tracer =
        new HoneyHiveTracerBuilder(sources).global(GlobalRegistration.NEVER).build()) {
      tracer.run("step", span -> span.output("done"));
      assertThat(tracer.flush(Duration.ofSeconds(10)).isComplete()).isTrue();
      assertThat(tracer.config().describe())
          .contains("source = file (file " + file + ":3)", "api.key = set (file " + file + ":2)")
          .contains("config.file = " + file + " (default)");
    }
    assertThat(server.awaitEvent("step").source()).isEqualTo("file");
  }

  @Test
  @AllowLogs(matching = "HH117: HH_SPIL_DIRECTORY is no setting; did you mean HH_SPILL_DIRECTORY.*")
  void unknownName_isSaidWithTheNearestAndWithoutItsValue(TestServer server) {
    Map<String, String> environment = Map.of("HH_SPIL_DIRECTORY", "/s3cret", "HH_VERBOSE", "1");
    try (HoneyHiveTracer tracer = builder(server, environment).build()) {
      assertThat(tracer.status().warnings()).containsExactly("HH117");
      assertThat(tracer.config().problems()).hasSize(1);
      assertThat(tracer.config().describe()).doesNotContain("s3cret");
      assertThat(tracer.config().get("spill.directory").value()).isNull();
    }
  }

  @Test
  void get_unknownKey_isRefusedWithTheNearest(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server, Map.of()).build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> tracer.config().get("sorce"))
          .withMessage("There is no option sorce; did you mean source?");
    }
  }
}
