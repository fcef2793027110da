package ai.honeyhive.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.it.Jvm;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a checkpoint of CRaC finds, and that there is life after it. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class CheckpointTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void checkpoint_openTracer_hasDeliveredAndHoldsNothing(TestServer server, @TempDir Path spill)
      throws Exception {
    Map<String, String> environment = Map.of(
        "HH_API_KEY",
        server.apiKey(),
        "HH_API_URL",
        server.uri().toString(),
        "HH_SPILL_DIRECTORY",
        spill.toString());

    Jvm.Ended ended =
        Jvm.run(Path.of("."), Checkpointed.class.getName(), environment, spill.toString());

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    String busy = "[honeyhive-http-, httpclient--selectormanager]"
        + "[anon_inodeeventfd, anon_inodeeventpoll, lock, socket]";
    assertThat(ended.output().lines())
        .containsExactly("running " + busy, "checkpoint [][] delivered 1", "restored " + busy);
    assertThat(server.awaitEvents(2))
        .extracting(event -> event.eventName())
        .containsExactlyInAnyOrder("before", "after");
    assertThat(server.sessions()).hasSize(1);
  }
}
