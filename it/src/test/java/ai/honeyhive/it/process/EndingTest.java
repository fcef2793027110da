package ai.honeyhive.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.it.Jvm;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What arrives of the work that exit hooks of the application still do, and when the end comes. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class EndingTest {
  private static Jvm.Ended run(TestServer server, String profile, String... args) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("HH_API_KEY", server.apiKey());
    environment.put("HH_API_URL", server.uri().toString());
    environment.put("HH_RUNTIME_PROFILE", profile);
    return Jvm.run(Path.of("."), Ending.class.getName(), environment, args);
  }

  @ParameterizedTest
  @CsvSource({"high-concurrency, hook, 300, 0", "kubernetes, sigterm, 2500, 143"})
  void exit_spanUnderWay_isWaitedForWithinTheDrain(
      String profile, String how, String millis, int exitCode, TestServer server) throws Exception {
    Jvm.Ended ended = run(server, profile, how, millis);

    assertThat(ended).isEqualTo(new Jvm.Ended(exitCode, ""));
    assertThat(server.awaitEvents(2))
        .extracting(event -> event.eventName())
        .containsExactlyInAnyOrder("early", "under way");
  }

  @Test
  void exit_spanAfterOurHook_isDeliveredByTheThreadThatEndsIt(TestServer server) throws Exception {
    Jvm.Ended ended = run(server, "high-concurrency", "after");

    assertThat(ended).isEqualTo(new Jvm.Ended(0, ""));
    assertThat(server.awaitEvents(2))
        .extracting(event -> event.eventName())
        .containsExactlyInAnyOrder("early", "late");
  }

  @Test
  void exit_tracerMadeInAHook_delivers(TestServer server) throws Exception {
    Jvm.Ended ended = run(server, "high-concurrency", "made");

    assertThat(ended).isEqualTo(new Jvm.Ended(0, ""));
    assertThat(server.awaitEvents(1))
        .extracting(event -> event.eventName())
        .containsExactly("made late");
  }

  @Test
  void exit_manyTracersAndAHangingServer_takesOneDeadline() throws Exception {
    try (ServerSocket hanging = new ServerSocket(0, 500, InetAddress.getLoopbackAddress())) {
      Jvm.Ended ended = Jvm.run(
          Path.of("."),
          Ending.class.getName(),
          Map.of(
              "HH_API_URL",
              "http://127.0.0.1:" + hanging.getLocalPort(),
              "HH_RUNTIME_PROFILE",
              "standard"),
          "many");
      long now = System.currentTimeMillis();

      assertThat(ended.exitCode()).isZero();
      Matcher began = Pattern.compile("ends at (\\d+)").matcher(ended.output());
      assertThat(began.find()).as(ended.output()).isTrue();
      // One second each would be fifty.
      assertThat(now - Long.parseLong(began.group(1))).isBetween(900L, 5000L);
    }
  }
}
