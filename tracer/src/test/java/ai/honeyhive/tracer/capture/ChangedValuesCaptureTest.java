package ai.honeyhive.tracer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is recorded is what was passed: the argument as it was when the method began, the result as
 * it was when the method returned, whatever the method and its caller do with them later.
 */
@ExtendWith(HoneyHiveExtension.class)
class ChangedValuesCaptureTest {
  private record Order(String id, List<String> items) {}

  /** A bean that changes. */
  public static final class Basket {
    private int count = 1;

    /** How much is in it. */
    public int getCount() {
      return count;
    }
  }

  /** A value, how it changes once more, and what it is before and after the first change. */
  record Mutable<T>(
      String name, Supplier<T> value, Consumer<T> change, Object before, Object between) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Mutable<?>> values() {
    return List.of(
        new Mutable<>(
            "a list",
            () -> new ArrayList<>(List.of("a")),
            list -> list.add("b"),
            List.of("a"),
            List.of("a", "b")),
        new Mutable<>(
            "a list of maps",
            () -> new ArrayList<>(List.of(new LinkedHashMap<>(Map.of("k", 1)))),
            list -> list.get(0).merge("k", 1, Integer::sum),
            List.of(Map.of("k", 1L)),
            List.of(Map.of("k", 2L))),
        new Mutable<>(
            "a map",
            () -> new LinkedHashMap<>(Map.of("k", "v")),
            map -> map.merge("k", "w", String::concat),
            Map.of("k", "v"),
            Map.of("k", "vw")),
        new Mutable<>(
            "an array",
            () -> new int[] {1, 2},
            array -> array[0]++,
            List.of(1L, 2L),
            List.of(2L, 2L)),
        new Mutable<>(
            "a text in the making",
            () -> new StringBuilder("a"),
            text -> text.append("b"),
            "a",
            "ab"),
        new Mutable<>(
            "a bean", Basket::new, bean -> bean.count++, Map.of("count", 1L), Map.of("count", 2L)),
        new Mutable<>(
            "a record with a list",
            () -> new Order("o", new ArrayList<>(List.of("a"))),
            order -> order.items().add("b"),
            Map.of("id", "o", "items", List.of("a")),
            Map.of("id", "o", "items", List.of("a", "b"))));
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void value_changedInTheCallAndAfterIt_isRecordedAsItWas(
      Mutable<T> mutable, TestServer server) {
    try (HoneyHiveTracer tracer = HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .build()) {
      @SuppressWarnings("unchecked")
      UnaryOperator<T> traced = tracer.traced(UnaryOperator.class, (UnaryOperator<T>) value -> {
        mutable.change().accept(value);
        return value;
      });
      T value = mutable.value().get();
      if (Figures.isSabotaged("values")) {
        mutable.change().accept(value);
      }
      mutable.change().accept(traced.apply(value));
      T other = mutable.value().get();
      tracer.run("by hand", span -> {
        span.input("it", other);
        mutable.change().accept(other);
        span.output(other);
        mutable.change().accept(other);
      });
      tracer.flush(Duration.ofSeconds(10));
    }

    for (Event event : server.awaitEvents(2)) {
      assertThat(event.inputs().values()).containsExactly(mutable.before());
      assertThat(event.outputs()).isEqualTo(Map.of("result", mutable.between()));
    }
    Figures.held("values", 4, "values as they were when they were passed");
  }
}
