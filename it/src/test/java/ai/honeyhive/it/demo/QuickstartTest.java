package ai.honeyhive.it.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The quickstart, started as a user starts it: two environment variables and a class path. */
@ExtendWith(HoneyHiveExtension.class)
class QuickstartTest {

  @Test
  void tracesTheFunctionAndTheOneItCalls(TestServer server) throws Exception {
    ProcessBuilder program = Programs.java(
        Programs.classPath("examples"), "ai.honeyhive.examples.quickstart.Quickstart", "Ada");
    program.environment().put("HH_API_URL", server.uri().toString());
    program.environment().put("HH_API_KEY", server.apiKey());
    // A cold JVM beside other builds may need more than the second it has otherwise.
    program.environment().put("HH_RUNTIME_PROFILE", "high-concurrency");
    Process process = program.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).startsWith("Hello, Ada! (session ");
    List<Event> events = server.awaitEvents(2);
    Event greet = named("greet", events);
    Event word = named("find a word", events);
    assertThat(greet.inputs()).isEqualTo(Map.of("name", "Ada"));
    assertThat(greet.outputs()).isEqualTo(Map.of("result", "Hello, Ada!"));
    assertThat(word.eventType()).isEqualTo(EventType.TOOL);
    assertThat(word.parentId()).isEqualTo(greet.eventId());
    assertThat(output).contains(greet.sessionId());
  }

  private static Event named(String name, List<Event> events) {
    return events.stream()
        .filter(event -> event.eventName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
