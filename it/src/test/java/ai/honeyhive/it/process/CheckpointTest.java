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

/** What a checkpoint of CRaC finds, and that there is life after it. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class CheckpointTest {

  @Test
  void checkpoint_openTracer_hasDeliveredAndHoldsNothing(TestServer server) throws Exception {
    Jvm.Ended ended = Jvm.run(
        Path.of("."),
        Checkpointed.class.getName(),
        Map.of("HH_API_KEY", server.apiKey(), "HH_API_URL", server.uri().toString()));

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("delivered 1");
    assertThat(server.awaitEvents(2))
        .extracting(event -> event.eventName())
        .containsExactlyInAnyOrder("before", "after");
    assertThat(server.sessions()).hasSize(1);
  }
}
