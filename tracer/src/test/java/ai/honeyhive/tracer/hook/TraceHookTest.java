package ai.honeyhive.tracer.hook;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What woven code does, by hand. */
@ExtendWith(HoneyHiveExtension.class)
class TraceHookTest {
  private static final String PLAN =
      new TracedMethod("Trips.plan", EventType.TOOL, List.of("city", "", "days"), true).text();

  /** As if its getter were woven. */
  public static final class Woven {
    private final String name;

    Woven(String name) {
      this.name = name;
    }

    /** Called when the value is recorded. */
    public String getName() {
      assertThat(TraceHook.enter(PLAN, new Object[0])).isNull();
      return name;
    }
  }

  private HoneyHiveTracer tracer;

  @BeforeEach
  void open(TestServer server) {
    tracer = HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .build();
  }

  @AfterEach
  void close() {
    tracer.close();
  }

  @Test
  void call_thatReturns_isAStepOfTheMainTracer(TestServer server) {
    Object step = TraceHook.enter(PLAN, new Object[] {"Turin", "hidden", 3});
    Span inside = Span.current();
    Object handed = TraceHook.returned(step, String.class, "by train");

    assertThat(handed).isEqualTo("by train");
    assertThat(inside.getSpanContext().isValid()).isTrue();
    assertThat(Span.current()).isSameAs(Span.getInvalid());
    Event event = server.awaitEvent("Trips.plan");
    assertThat(event.eventType()).isEqualTo(EventType.TOOL);
    assertThat(event.inputs()).isEqualTo(Map.of("city", "Turin", "days", 3L));
    assertThat(event.outputs()).isEqualTo(Map.of("result", "by train"));
  }

  @Test
  void call_thatThrows_failsItsStep(TestServer server) {
    Object step = TraceHook.enter(PLAN, new Object[] {"Turin", null, null});

    TraceHook.ended(step, new IllegalStateException("no train"));

    Event event = server.awaitEvent("Trips.plan");
    assertThat(event.error()).isEqualTo("IllegalStateException: no train");
    assertThat(event.inputs()).isEqualTo(Map.of("city", "Turin"));
    assertThat(event.outputs()).isEmpty();
  }

  @Test
  void call_whoseResultIsNotThereYet_endsWithIt(TestServer server) {
    CompletableFuture<String> later = new CompletableFuture<>();
    Object step = TraceHook.enter(PLAN, new Object[] {"Turin"});
    Object handed = TraceHook.returned(step, CompletableFuture.class, later);
    tracer.run("meanwhile", meanwhile -> {});
    server.awaitEvent("meanwhile");

    assertThat(handed).isSameAs(later);
    assertThat(server.events()).extracting(Event::eventName).containsExactly("meanwhile");
    later.complete("by train");
    assertThat(server.awaitEvent("Trips.plan").outputs()).isEqualTo(Map.of("result", "by train"));
  }

  @Test
  void call_thatEndsTwice_isOneStep(TestServer server) {
    Object step = TraceHook.enter(PLAN, new Object[] {"Turin"});
    TraceHook.returned(step, String.class, "by train");
    TraceHook.returned(step, String.class, "by plane");

    assertThat(server.awaitEvent("Trips.plan").outputs()).isEqualTo(Map.of("result", "by train"));
    assertThat(tracer.flush().delivered()).isEqualTo(1);
  }

  @Test
  void getter_calledToRecordAValue_makesNoStep(TestServer server) {
    Object step = TraceHook.enter(PLAN, new Object[] {new Woven("Turin")});
    TraceHook.returned(step, Woven.class, new Woven("Milan"));

    Event event = server.awaitEvent("Trips.plan");
    assertThat(event.inputs()).isEqualTo(Map.of("city", Map.of("name", "Turin")));
    assertThat(tracer.flush().delivered()).isEqualTo(1);
    Object next = TraceHook.enter(PLAN, new Object[0]);
    assertThat(next).isNotNull();
    TraceHook.ended(next, null);
    server.awaitEvents(2);
  }

  @Test
  void call_withoutATracer_isNoStep() {
    tracer.close();

    assertThat(TraceHook.enter(PLAN, new Object[] {"Turin"})).isNull();
  }

  @Test
  void call_inTheScopeOfAnotherTracer_isAStepOfThatOne(TestServer server) {
    try (HoneyHiveTracer other = HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .build()) {
      other.run("outer", outer -> {
        Object step = TraceHook.enter(PLAN, new Object[] {"Turin"});
        TraceHook.ended(step, null);
      });

      Event event = server.awaitEvent("Trips.plan");
      assertThat(event.sessionId()).isEqualTo(other.sessionId());
      assertThat(event.parentId()).isEqualTo(server.awaitEvent("outer").eventId());
    }
  }
}
