package ai.honeyhive.it.context;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.it.context.Nesting.Expected;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.RuntimeProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each span ends in exactly the project, session, evaluation and place that a model predicts. */
@ExtendWith(HoneyHiveExtension.class)
class NestingsTest {
  private static final int NESTINGS = 20;

  private static HoneyHiveTracer tracer(TestServer server) {
    return HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .runtimeProfile(RuntimeProfile.HIGH_CONCURRENCY)
        .build();
  }

  /** Without what may run on the thread that waits for it, and without hooks of the process. */
  private static List<Hop> hops() {
    List<Hop> hops = new ArrayList<>(JdkHops.all());
    hops.addAll(LibraryHops.all());
    hops.removeIf(hop -> hop.name().contains("common pool")
        || hop.name().contains("Kotlin")
        || hop.name().contains("Reactor"));
    return hops;
  }

  @Test
  void spans_ofRandomNestings_endWhereTheModelSays(TestServer first) throws Exception {
    long seed = Long.getLong("nesting.seed", new Random().nextLong());
    List<Expected> expected = new ArrayList<>();
    try (TestServer second = TestServer.start();
        HoneyHiveTracer a = tracer(first);
        HoneyHiveTracer b = tracer(second)) {
      for (int i = 0; i < NESTINGS; i++) {
        expected.addAll(new Nesting(seed + i, List.of(a, b), hops()).run());
      }
      a.close();
      b.close();

      List<TestServer> servers = List.of(first, second);
      for (int tracer = 0; tracer < servers.size(); tracer++) {
        int which = tracer;
        List<Expected> ofTracer =
            expected.stream().filter(span -> span.tracer() == which).toList();
        List<Event> events = servers.get(tracer).awaitEvents(ofTracer.size());
        assertThat(found(events, tracer))
            .as("-Dnesting.seed=%d", seed)
            .containsExactlyInAnyOrderElementsOf(ofTracer);
      }
    }
  }

  private static List<Expected> found(List<Event> events, int tracer) {
    Map<String, String> names =
        events.stream().collect(toMap(event -> text(event, "span_id"), Event::eventName));
    return events.stream()
        .map(event -> new Expected(
            event.eventName(),
            tracer,
            event.sessionId(),
            text(event, "run_id"),
            names.get(text(event, "parent_span_id"))))
        .toList();
  }

  private static String text(Event event, String name) {
    return Objects.toString(event.metadata().get(name), null);
  }
}
