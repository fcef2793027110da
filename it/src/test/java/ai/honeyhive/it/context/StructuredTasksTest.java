package ai.honeyhive.it.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.it.Jvm;
import ai.honeyhive.it.Repository;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** StructuredTaskScope, a preview of the JDK: in a JVM of its own, from source. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class StructuredTasksTest {

  private static boolean isThere() {
    try {
      Class.forName("java.util.concurrent.StructuredTaskScope$Joiner");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Test
  void identity_inAForkedTask_isThereWithTheWrapCallAndTheTracersOwnWithout(TestServer server)
      throws Exception {
    assumeTrue(isThere(), "this JDK has no StructuredTaskScope.open; JDK 25 has");
    String source = Repository.ROOT
        .resolve("it/src/test/resources/structured/StructuredTasks.java")
        .toString();
    String release = String.valueOf(Runtime.version().feature());

    Jvm.Ended ended = Jvm.run(
        List.of("--enable-preview", "--source", release),
        System.getProperty("java.class.path"),
        source,
        Map.of("HH_API_KEY", server.apiKey(), "HH_API_URL", server.uri().toString()));

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    List<Event> events = server.awaitEvents(3);
    Event outer = server.awaitEvent("outer");
    Event wrapped = server.awaitEvent("wrapped");
    Event plain = server.awaitEvent("plain");
    assertThat(events).hasSize(3);
    assertThat(ended.output())
        .contains("session " + wrapped.sessionId() + " of " + plain.sessionId());
    assertThat(wrapped.sessionId()).isEqualTo(outer.sessionId()).isNotEqualTo(plain.sessionId());
    assertThat(wrapped.parentId()).isEqualTo(outer.eventId());
    assertThat(plain.parentId()).isNotEqualTo(outer.eventId());
  }
}
