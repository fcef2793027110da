package ai.honeyhive.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.it.Jvm;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a process that never closes its tracer leaves behind in the backend. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class ExitTest {

  @ParameterizedTest
  @ValueSource(strings = {"return", "exit"})
  void exit_withoutClose_deliversTheSpans(String how, TestServer server) throws Exception {
    Jvm.Ended ended =
        run(Map.of("HH_API_KEY", server.apiKey(), "HH_API_URL", server.uri().toString()), how);

    assertThat(ended).isEqualTo(new Jvm.Ended(0, ""));
    assertThat(server.awaitEvents(2))
        .extracting(event -> event.eventName())
        .containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void exit_withoutBackend_endsWithOneWarningForEachKind() throws Exception {
    Jvm.Ended ended = run(Map.of("HH_API_URL", "http://127.0.0.1:9"), "return");

    assertThat(ended.exitCode()).isZero();
    // What is lost is always said; why, when there was time to find out.
    assertThat(ended.output()).containsOnlyOnce("HH205: 2 spans were still waiting");
    assertThat(ended.output().lines().filter(line -> line.startsWith("WARNING: ")))
        .map(line -> line.replaceAll("^WARNING: |:.*", ""))
        .doesNotHaveDuplicates()
        .isSubsetOf("HH202", "HH205");
  }

  @Test
  void exit_keyThatCannotBeHad_endsInTimeAndSaysSo(TestServer server) throws Exception {
    Map<String, String> environment = Map.of("HH_API_URL", server.uri().toString());

    Jvm.Ended ended = Jvm.run(Path.of("."), Impaired.class.getName(), environment, "key");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output())
        .containsOnlyOnce("HH210: The supplier of the API key threw")
        .containsPattern("HH201: .* refused 1 spans|HH205: 1 spans were still waiting");
  }

  @Test
  void exit_closedStreams_endsWithoutAWord() throws Exception {
    Map<String, String> environment =
        Map.of("HH_API_URL", "http://127.0.0.1:9", "HH_RUNTIME_PROFILE", "standard");

    Jvm.Ended ended = Jvm.run(Path.of("."), Impaired.class.getName(), environment, "streams");

    assertThat(ended).isEqualTo(new Jvm.Ended(0, ""));
  }

  @Test
  void init_withoutKey_warnsAndRuns() throws Exception {
    Jvm.Ended ended = run(Map.of("HH_API_URL", "https://api.example.com"), "return");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).containsOnlyOnce("HH101").contains("Set HH_API_KEY");
  }

  @Test
  void init_incompleteClassPath_warnsAndRuns() throws Exception {
    Map<String, String> environment = Map.of("HH_API_URL", "http://127.0.0.1:9");

    Jvm.Ended ended = Jvm.runWithout(
        "opentelemetry-sdk-common", NeverClosed.class.getName(), environment, "return");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).containsOnlyOnce("HH102").contains("NoClassDefFoundError");
  }

  @Test
  void init_unusableVariable_failsWithItsName() throws Exception {
    Jvm.Ended ended = run(Map.of("HH_API_URL", "localhost:4318"), "return");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .contains("HH_API_URL must be an http or https URL")
        .contains("localhost:4318");
  }

  private static Jvm.Ended run(Map<String, String> environment, String how) throws Exception {
    return Jvm.run(Path.of("."), NeverClosed.class.getName(), environment, how);
  }
}
