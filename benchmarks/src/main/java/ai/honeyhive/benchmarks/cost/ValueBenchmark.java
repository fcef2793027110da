package ai.honeyhive.benchmarks.cost;

import ai.honeyhive.benchmarks.subjects.Shape;
import ai.honeyhive.tracer.internal.processing.JsonValue;
import ai.honeyhive.tracer.internal.processing.values.reading.Plan;
import ai.honeyhive.tracer.internal.processing.values.reading.PlanMaker;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One value as JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ValueBenchmark {
  static final List<String> SHAPES = List.of("small", "messages", "beans", "numbers");

  /** A bean of four; twenty messages of 1 KB; fifty beans of four; 1,536 numbers. */
  @Param({"small", "messages", "beans", "numbers"})
  public String shape = "small";

  private final ObjectMapper mapper = new ObjectMapper();
  private Object value = "";

  /** A bean. */
  public static final class City {
    private final String name;
    private final int people;

    City(String name, int people) {
      this.name = name;
      this.people = people;
    }

    /** A text. */
    public String getName() {
      return name;
    }

    /** A number. */
    public int getPeople() {
      return people;
    }

    /** A flag. */
    public boolean isLarge() {
      return people > 10;
    }

    /** A list. */
    public List<String> getTags() {
      return List.of("one", "two");
    }
  }

  /** A record. */
  public record Tuple(String name, int people) {}

  /** Makes the value. */
  @Setup
  public void value() {
    value = switch (shape) {
      case "small" -> new City("Turin", 2);
      case "messages" -> messages();
      case "beans" -> beans();
      default -> numbers();
    };
  }

  private static List<Object> messages() {
    List<Object> messages = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Map<String, Object> message = new LinkedHashMap<>();
      message.put("role", i % 2 == 0 ? "user" : "assistant");
      message.put("content", Shape.KB40.text(i).substring(0, 970));
      messages.add(message);
    }
    return messages;
  }

  private static List<Object> beans() {
    List<Object> beans = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      beans.add(new City("City " + i, i));
    }
    return beans;
  }

  private static double[] numbers() {
    double[] numbers = new double[1536];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Math.sin(i);
    }
    return numbers;
  }

  /** Ours, with its limits, to text. */
  @Benchmark
  public @Nullable JsonValue ours() {
    return JsonValue.of(value);
  }

  /** Jackson's, to bytes. */
  @Benchmark
  public byte[] jackson() throws JsonProcessingException {
    return mapper.writeValueAsBytes(value);
  }

  /** What is made once of a bean's class. */
  @Benchmark
  public Plan beanPlanned() {
    return PlanMaker.plan(City.class);
  }

  /** What is made once of a record's class. */
  @Benchmark
  public Plan recordPlanned() {
    return PlanMaker.plan(Tuple.class);
  }
}
