package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.hook.TraceHook;
import ai.honeyhive.tracer.hook.TracedMethod;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stand-ins made by {@link HoneyHiveTracer#traced}. */
@ExtendWith(HoneyHiveExtension.class)
class TracedProxyTest {
  private HoneyHiveTracer tracer;

  interface Planner {
    @Trace(value = "plan", type = EventType.CHAIN)
    String plan(String city, @NoCapture String key, int days) throws IOException;

    @Trace
    @NoCapture
    default String twice(String city) {
      return city + city;
    }

    int untraced(int n);

    static int ofNobody() {
      return 1;
    }
  }

  /** Does what the interface says, and counts. */
  static class Trips implements Planner {
    int calls;

    @Override
    public String plan(String city, String key, int days) throws IOException {
      calls++;
      if (city.isEmpty()) {
        throw new IOException("nowhere");
      }
      return city + " for " + days;
    }

    @Override
    public int untraced(int n) {
      return n;
    }

    @Override
    public String toString() {
      return "trips";
    }
  }

  /** Says itself what is traced. */
  @Trace("Models")
  static final class Annotated implements Function<String, CompletableFuture<String>> {
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    @Override
    public CompletableFuture<String> apply(String question) {
      return answer;
    }
  }

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
  void annotatedMethods_ofTheInterface_areSteps(TestServer server) throws Exception {
    Trips trips = new Trips();
    Planner planner = tracer.traced(Planner.class, trips);

    assertThat(planner.plan("Turin", "secret", 3)).isEqualTo("Turin for 3");
    assertThat(planner.twice("Turin")).isEqualTo("TurinTurin");
    assertThat(planner.untraced(4)).isEqualTo(4);

    assertThat(trips.calls).isEqualTo(1);
    server.awaitEvents(2);
    Event plan = server.awaitEvent("plan");
    assertThat(plan.eventType()).isEqualTo(EventType.CHAIN);
    assertThat(plan.inputs()).isEqualTo(Map.of("city", "Turin", "days", 3L));
    assertThat(plan.outputs()).isEqualTo(Map.of("result", "Turin for 3"));
    Event twice = server.awaitEvent("Planner.twice");
    assertThat(twice.eventType()).isEqualTo(EventType.TOOL);
    assertThat(twice.inputs()).isEqualTo(Map.of("city", "Turin"));
    assertThat(twice.outputs()).isEmpty();
  }

  @Test
  void exception_passesUnchangedAndOnce(TestServer server) {
    Trips trips = new Trips();
    Planner planner = tracer.traced(Planner.class, trips);

    assertThatThrownBy(() -> planner.plan("", "secret", 3))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("nowhere")
        .hasNoCause();

    assertThat(trips.calls).isEqualTo(1);
    assertThat(server.awaitEvent("plan").error()).isEqualTo("IOException: nowhere");
  }

  @Test
  void interface_withoutAnnotations_isTracedWhole(TestServer server) throws Exception {
    Callable<?> call = tracer.traced(Callable.class, () -> "done");

    assertThat(call.call()).isEqualTo("done");

    assertThat(server.awaitEvent("Callable.call").outputs()).isEqualTo(Map.of("result", "done"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void annotatedClass_behindAGenericInterface_namesTheStep(TestServer server) {
    Annotated models = new Annotated();
    Function<String, CompletableFuture<String>> model = tracer.traced(Function.class, models);

    CompletableFuture<String> answer = model.apply("Where?");
    models.answer.complete("Turin");

    assertThat(answer).isCompletedWithValue("Turin");
    Event event = server.awaitEvent("Models.apply");
    assertThat(event.inputs()).isEqualTo(Map.of("question", "Where?"));
    assertThat(event.outputs()).isEqualTo(Map.of("result", "Turin"));
  }

  @Test
  void wovenMethod_behindAStandIn_isOneStepOfItsTracer(TestServer server) {
    String text = new TracedMethod("Woven.run", EventType.TOOL, List.of(), true).text();
    class Woven implements Runnable {
      @Override
      @Trace
      public void run() {
        Object step = TraceHook.enter(text, new Object[0]);
        assertThat(step).isNull();
        Object again = TraceHook.enter(text, new Object[0]);
        TraceHook.ended(again, null);
      }
    }
    Runnable woven = tracer.traced(Runnable.class, new Woven());

    woven.run();

    // The second is the woven method that calls itself.
    assertThat(server.awaitEvents(2)).hasSize(2);
  }

  @Test
  void methodsOfObject_areTheTargets() {
    Trips trips = new Trips();
    Planner planner = tracer.traced(Planner.class, trips);

    assertThat(planner).hasToString("trips").hasSameHashCodeAs(trips);
    assertThat(planner.equals(planner)).isTrue();
    assertThat(planner.equals(tracer.traced(Planner.class, trips))).isTrue();
    assertThat(planner.equals(tracer.traced(Planner.class, new Trips()))).isFalse();
    assertThat(planner.equals(null)).isFalse();
  }

  @Test
  void classInsteadOfAnInterface_isRefused() {
    assertThatThrownBy(() -> tracer.traced(Trips.class, new Trips()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void closedTracer_onlyPassesOn() throws Exception {
    Trips trips = new Trips();
    Planner planner = tracer.traced(Planner.class, trips);
    tracer.close();

    assertThat(planner.plan("Turin", "", 1)).isEqualTo("Turin for 1");
    assertThat(trips.calls).isEqualTo(1);
  }
}
