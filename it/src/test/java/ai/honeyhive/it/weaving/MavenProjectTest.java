package ai.honeyhive.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.it.Jvm;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The project {@code it/weaving}, which Maven built with the weaver as a user has it: its jar is
 * {@code weaving.jar}. For {@code proof/capture}; see {@code -Pweaving}.
 */
@ExtendWith(HoneyHiveExtension.class)
@EnabledIfSystemProperty(named = "weaving.jar", matches = ".+")
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class MavenProjectTest {

  @Test
  void project_builtWithTheWeaver_isTraced(TestServer server) throws Exception {
    String classPath = System.getProperty("weaving.jar")
        + File.pathSeparator
        + System.getProperty("java.class.path");
    Map<String, String> environment = Map.of(
        "HH_API_KEY", server.apiKey(),
        "HH_API_URL", server.uri().toString());

    Jvm.Ended ended = Jvm.run(List.of(), classPath, "app.Main", environment);

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("Turin in 3 days", "delivered 5 ");
    assertThat(server.awaitEvents(5)).hasSize(5);
    Event plan = server.awaitEvent("Main.plan");
    assertThat(plan.inputs()).isEqualTo(Map.of("city", "Turin"));
    assertThat(plan.outputs()).isEqualTo(Map.of("result", "Turin in 3 days"));
    assertThat(server.events())
        .filteredOn(event -> event.eventName().equals("Main.count"))
        .extracting(event -> event.outputs().get("result"))
        .containsExactlyInAnyOrder(0L, 1L, 2L, 3L);
  }
}
