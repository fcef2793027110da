package ai.honeyhive.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.it.Jvm;
import ai.honeyhive.it.context.PlainHops;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The agent takes sessions to other threads where libraries do, and not where nobody does. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class AgentHopsTest {

  @Test
  void hops_underTheAgentWithoutAWrapCall_takeTheSessionAlongButForBareThreads(TestServer server)
      throws Exception {
    Jvm.Ended ended = new AgentJvm(server).run(PlainHops.class);

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    List<String> lost =
        ended.output().lines().filter(line -> line.startsWith("lost ")).toList();
    assertThat(lost).first().isEqualTo("lost new Thread");
    assertThat(lost)
        .isSubsetOf(
            "lost new Thread", "lost virtual thread", "lost CompletableFuture of somebody else");
    assertThat(ended.output().lines().filter(line -> line.startsWith("carried ")))
        .hasSizeGreaterThanOrEqualTo(12);
  }
}
