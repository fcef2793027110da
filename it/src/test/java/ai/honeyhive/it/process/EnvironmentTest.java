package ai.honeyhive.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.it.Jvm;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What OpenTelemetry's variables do to a tracer with a provider of its own. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class EnvironmentTest {

  @Test
  void start_samplerThatTakesNothing_sendsNothing(TestServer server) throws Exception {
    Jvm.Ended ended = run(server, Map.of("OTEL_TRACES_SAMPLER", "always_off"));

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).containsOnlyOnce("HH112").contains("AlwaysOffSampler");
    assertThat(server.events()).isEmpty();
  }

  @Test
  void start_settingsThatCannotBeUsed_areOneWarningAndTheDefaults(TestServer server)
      throws Exception {
    Jvm.Ended ended = run(
        server,
        Map.of(
            "OTEL_TRACES_SAMPLER",
            "xray",
            "OTEL_RESOURCE_ATTRIBUTES",
            "team",
            "OTEL_SPAN_LINK_COUNT_LIMIT",
            "few"));

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output())
        .containsOnlyOnce("HH116: Entry 1 of OTEL_RESOURCE_ATTRIBUTES is not key=value;"
            + " OTEL_TRACES_SAMPLER=xray is not a sampler a tracer has;"
            + " OTEL_SPAN_LINK_COUNT_LIMIT=few is not a whole number of 0 or more."
            + " Correct it or remove it; until then the default is used.");
    assertThat(server.awaitEvents(2)).hasSize(2);
  }

  private static Jvm.Ended run(TestServer server, Map<String, String> variables) throws Exception {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("HH_API_KEY", server.apiKey());
    environment.put("HH_API_URL", server.uri().toString());
    return Jvm.run(Path.of("."), NeverClosed.class.getName(), environment, "return");
  }
}
