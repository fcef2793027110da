package ai.honeyhive.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.it.Jvm;
import ai.honeyhive.it.weaving.WovenJar;
import ai.honeyhive.it.weaving.WovenJarTest;
import ai.honeyhive.it.weaving.program.Program;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code @Trace} in classes that the agent's extension weaves when they are loaded. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class AgentWeavingTest {

  @Test
  void methods_thatAreAnnotated_areStepsOfTheApplicationsTracer(TestServer server)
      throws Exception {
    Jvm.Ended ended = new AgentJvm(server).run(Annotated.class, "traced");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("result=Turin in 3 days", "thrown=no train,0", "runs=2");
    List<Event> events = server.awaitEvents(4);
    Event plan = server.awaitEvent("Annotated.plan");
    Event days = server.awaitEvent("Annotated.days");
    assertThat(events).hasSize(4);
    assertThat(plan.eventType()).isEqualTo(EventType.CHAIN);
    assertThat(plan.inputs()).isEqualTo(Map.of("city", "Turin"));
    assertThat(plan.outputs()).isEqualTo(Map.of("result", "Turin in 3 days"));
    assertThat(days.parentId()).isEqualTo(plan.eventId());
    assertThat(days.inputs()).isEqualTo(Map.of("n", 6L));
    assertThat(server.awaitEvent("Annotated.fail").error())
        .isEqualTo("IllegalStateException: no train");
    assertThat(server.awaitEvent("behind a stand-in").outputs()).isEqualTo(Map.of("result", 2L));
    assertThat(server.awaitSession(plan.sessionId()).eventName()).isEqualTo("annotated");
  }

  @Test
  void methods_withoutATracer_runAsEver(TestServer server) throws Exception {
    Jvm.Ended ended = new AgentJvm(server).run(Annotated.class, "untraced");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("result=Turin in 3 days", "thrown=no train,0", "runs=2");
    assertThat(server.events()).isEmpty();
  }

  @Test
  void methods_wovenWhenTheyWereBuilt_areStepsOnce(TestServer server, @TempDir Path directory)
      throws Exception {
    Path jar = WovenJar.of(Program.class, directory);
    String classPath = jar + File.pathSeparator + System.getProperty("java.class.path");

    Jvm.Ended ended = new AgentJvm(server).classPath(classPath).run(Program.class, "traced");

    assertThat(ended.output()).contains(WovenJarTest.RESULT);
    WovenJarTest.assertSteps(server);
  }

  @Test
  void methods_ofEveryKind_areStepsOnce(TestServer server) throws Exception {
    Jvm.Ended ended = new AgentJvm(server).run(Program.class, "traced");

    assertThat(ended.output()).contains(WovenJarTest.RESULT);
    WovenJarTest.assertSteps(server);
  }

  @Test
  void application_withoutTheTracer_runsAsEver(TestServer server, @TempDir Path directory)
      throws Exception {
    WovenJar.of(Program.class, directory);
    String unwoven = directory.resolve("classes").toString();

    Jvm.Ended ended = new AgentJvm(server).classPath(unwoven).run(Program.class, "untraced");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains(WovenJarTest.RESULT).doesNotContain("WARN", "ERROR");
    assertThat(server.events()).isEmpty();
  }
}
