package ai.honeyhive.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Woven classes, run. */
@ExtendWith(HoneyHiveExtension.class)
class WeaverTest {
  private final List<String> messages = new ArrayList<>();
  private WovenClasses classes;
  private HoneyHiveTracer tracer;
  private Object shapes;

  @BeforeEach
  void weave(TestServer server, @TempDir Path directory) throws Exception {
    classes = WovenClasses.weave(directory, 0, messages);
    tracer = HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .build();
    shapes = classes.sample("Shapes").getConstructor().newInstance();
  }

  @AfterEach
  void close() throws IOException {
    tracer.close();
    classes.close();
  }

  private Object call(String name, Object... arguments) throws Exception {
    Method method = Arrays.stream(shapes.getClass().getMethods())
        .filter(candidate -> candidate.getName().equals(name)
            && candidate.getParameterCount() == arguments.length
            && !candidate.isBridge())
        .findFirst()
        .orElseThrow();
    return method.invoke(shapes, arguments);
  }

  private int runs() throws Exception {
    return shapes.getClass().getField("runs").getInt(shapes);
  }

  @Test
  void method_withArgumentsAndResult_isAStep(TestServer server) throws Exception {
    assertThat(call("ask", "Where?", "hh_key")).isEqualTo("Where?!");

    assertThat(runs()).isEqualTo(1);
    Event event = server.awaitEvent("Shapes.ask");
    assertThat(event.eventType()).isEqualTo(EventType.MODEL);
    assertThat(event.inputs()).isEqualTo(Map.of("question", "Where?"));
    assertThat(event.outputs()).isEqualTo(Map.of("result", "Where?!"));
  }

  @Test
  void method_ofPrimitivesOrNothing_isAStep(TestServer server) throws Exception {
    byte y = 1;
    short s = 2;
    assertThat(call("small", true, y, 'c', s)).isEqualTo('c');
    assertThat(call("large", 3, 4L, 0.5f, 0.25)).isEqualTo(7.75);
    assertThat(call("nothing")).isNull();
    assertThat(call("ofTheClass", 1L)).isEqualTo(2L);
    assertThat(call("callsHidden", 1.0)).isEqualTo(0.5);

    server.awaitEvents(5);
    Event small = server.awaitEvent("Shapes.small");
    assertThat(small.inputs()).isEqualTo(Map.of("b", true, "y", 1L, "c", "c", "s", 2L));
    assertThat(small.outputs()).isEqualTo(Map.of("result", "c"));
    Event large = server.awaitEvent("Shapes.large");
    assertThat(large.inputs()).isEqualTo(Map.of("i", 3L, "l", 4L, "f", 0.5, "d", 0.25));
    assertThat(large.outputs()).isEqualTo(Map.of("result", 7.75));
    assertThat(server.awaitEvent("Shapes.nothing").outputs()).isEmpty();
    assertThat(server.awaitEvent("Shapes.ofTheClass").inputs()).isEqualTo(Map.of("n", 1L));
    assertThat(server.awaitEvent("Shapes.hidden").outputs()).isEqualTo(Map.of("result", 0.5));
  }

  @Test
  void method_thatCallsItselfOrAnotherOfItsName_isNested(TestServer server) throws Exception {
    assertThat(call("factorial", 3)).isEqualTo(6);
    assertThat(call("over", "a")).isEqualTo("aa");

    List<Event> events = server.awaitEvents(5);
    assertThat(events)
        .filteredOn(event -> event.eventName().equals("Shapes.factorial"))
        .extracting(event -> event.outputs().get("result"))
        .containsExactlyInAnyOrder(6L, 2L, 1L);
    List<Event> over =
        events.stream().filter(event -> event.eventName().equals("Shapes.over")).toList();
    assertThat(over)
        .extracting(Event::inputs)
        .contains(Map.of("text", "a"), Map.of("text", "a", "times", 2L));
    assertThat(over)
        .extracting(Event::parentId)
        .containsAnyElementsOf(over.stream().map(Event::eventId).toList());
  }

  @Test
  void method_thatIsGenericOrABridge_isOneStep(TestServer server) throws Exception {
    assertThat(call("larger", "a", "b")).isEqualTo("b");
    assertThat(call("many", (Object) new int[] {1, 2})).isEqualTo(new int[] {1, 2});
    @SuppressWarnings("unchecked")
    Comparable<Object> comparable = (Comparable<Object>) shapes;
    assertThat(comparable.compareTo(shapes)).isZero();

    assertThat(server.awaitEvents(3))
        .extracting(Event::eventName)
        .containsExactlyInAnyOrder("Shapes.larger", "Shapes.many", "Shapes.compareTo");
  }

  @Test
  void method_thatIsToRecordLess_recordsLess(TestServer server) throws Exception {
    assertThat(call("secret", "given")).isEqualTo("secret");
    assertThat(call("quiet", "given")).isEqualTo("quiet");

    server.awaitEvents(2);
    Event secret = server.awaitEvent("Shapes.secret");
    assertThat(secret.inputs()).isEqualTo(Map.of("given", "given"));
    assertThat(secret.outputs()).isEmpty();
    Event quiet = server.awaitEvent("named by hand");
    assertThat(quiet.inputs()).isEmpty();
    assertThat(quiet.outputs()).isEmpty();
  }

  @Test
  void method_thatThrows_throwsTheSameAndIsAFailedStep(TestServer server) throws Exception {
    Throwable io = catchThrowable(() -> call("fails", "io"));
    Throwable error = catchThrowable(() -> call("fails", "error"));

    assertThat(io).isInstanceOf(InvocationTargetException.class);
    assertThat(io.getCause()).isExactlyInstanceOf(IOException.class).hasNoCause();
    assertThat(io.getCause().getSuppressed()).isEmpty();
    assertThat(error.getCause()).isExactlyInstanceOf(AssertionError.class);
    assertThat(runs()).isEqualTo(4);
    assertThat(server.awaitEvents(2))
        .extracting(Event::error)
        .containsExactlyInAnyOrder("IOException: gone", "AssertionError: caught and thrown");
  }

  @Test
  void method_withBranchesAndALock_returnsTheSame(TestServer server) throws Exception {
    assertThat(call("branches", 0)).isEqualTo("none");
    assertThat(call("branches", 1)).isEqualTo("one");
    assertThat(call("branches", 2)).isEqualTo("01");
    assertThat(call("branches", 9)).isEqualTo("three");

    assertThat(server.awaitEvents(4)).hasSize(4);
  }

  @Test
  @AllowLogs(matching = "HH401: A java.util.concurrent.CompletableFuture is not read")
  void result_thatComesLater_endsTheStep(TestServer server) throws Exception {
    CompletableFuture<String> given = new CompletableFuture<>();
    assertThat(call("later", given)).isSameAs(given);
    call("lambdas");
    assertThat(server.awaitEvents(2))
        .extracting(Event::eventName)
        .containsExactlyInAnyOrder("Shapes.over", "Shapes.toString");
    given.complete("done");

    assertThat(server.awaitEvent("Shapes.later").outputs()).isEqualTo(Map.of("result", "done"));
  }

  @Test
  void classes_ofEveryKind_areTracedOnceEach(TestServer server) throws Exception {
    Object result = classes.sample("Kinds").getMethod("call").invoke(null);

    assertThat(result)
        .isEqualTo("3 3 -1 whole 3 1 10 2 Hello Ann here static Bob made made anonymous");
    assertThat(server.awaitEvents(12))
        .extracting(Event::eventName)
        .containsExactlyInAnyOrder(
            "Sums.add",
            "odd one",
            "Sums.negate",
            "Point.sum",
            "Level.rank",
            "Kinds$Level$1.rank",
            "Greeter.greet",
            "Greeter.prefix",
            "Greeter.of",
            "Narrow.make",
            "Narrow.make",
            "Kinds$1.absent");
  }

  @Test
  void methods_thatCannotBeWoven_areNamed() {
    String kinds = "ai.honeyhive.weaver.sample.Kinds$";
    assertThat(messages)
        .containsExactlyInAnyOrder(
            kinds + "Greeter.absent has @Trace and is not traced: it is abstract; annotate what"
                + " implements it, or use HoneyHiveTracer.traced",
            kinds + "Base.make has @Trace and is not traced: it is abstract; annotate what"
                + " implements it, or use HoneyHiveTracer.traced",
            kinds + "Base.foreign has @Trace and is not traced: it is native");
  }

  @Test
  void classes_wovenAgain_areTracedOnce(TestServer server, @TempDir Path other) throws Exception {
    try (WovenClasses twice = WovenClasses.weave(other, 2, new ArrayList<>())) {
      shapes = twice.sample("Shapes").getConstructor().newInstance();
      call("nothing");
    }

    assertThat(server.awaitEvents(1)).hasSize(1);
    assertThat(tracer.flush().delivered()).isEqualTo(1);
  }

  @Test
  void classes_withoutATracer_runAsEver() throws Exception {
    tracer.close();

    assertThat(call("ask", "Where?", "hh_key")).isEqualTo("Where?!");
    assertThat(runs()).isEqualTo(1);
  }
}
