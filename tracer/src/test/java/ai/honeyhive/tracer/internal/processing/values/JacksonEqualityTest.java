package ai.honeyhive.tracer.internal.processing.values;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.HoneyHiveExtension;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the event shows of a value is what Jackson makes of it, but for members that are null, which
 * are left out.
 */
@ExtendWith(HoneyHiveExtension.class)
class JacksonEqualityTest {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

  static Stream<Object> values() {
    return Stream.of(
        new Bean(),
        new Fields(),
        new Ordered(),
        new Included(null, "", List.of(), 0),
        new Included("a", "b", List.of("c"), 1),
        new Included("a.b", "{\"a\":1}", List.of("[1]"), 1),
        new Named("x"),
        new Money(3),
        new Purse(new Money(4), List.of(new Money(5))),
        Coin.CENT,
        Map.of("coin", Coin.CENT, "plain", Plain.ONE),
        new Outer(new Inner("in"), 1),
        new Custom(7),
        List.of(new Custom(8)),
        new Open("a", new TreeMap<>(Map.of("b", 1))),
        new Holder(List.of(new Cat("tom"), new Dog(3))),
        new Cat("tom"),
        new Raw("{\"a\":[1]}"),
        selfReferring(),
        new Point(1, 2),
        new Line(new Point(1, 2), new Point(3, 4), List.of(0.5, 1.5)),
        new Shapes(List.of(new Point(1, 2)), Map.of("k", new Point(3, 4))),
        new Getting(2),
        new Implementing("n"),
        Map.of("deep", Map.of("deeper", Map.of("list", List.of(1, List.of(2, Map.of("a", 1)))))),
        List.of(Map.of("role", "user", "content", "Hi"), Map.of("role", "tool")),
        new int[][] {{1, 2}, {3}},
        new Object[] {1, "a", true, 1.5, null, List.of()},
        Map.of("true", true, "long", Long.MIN_VALUE, "double", 1e300, "empty", ""),
        new Bare(),
        MAPPER
            .createObjectNode()
            .put("a", 1)
            .set("b", MAPPER.createArrayNode().add("x").addNull()),
        wide(31),
        wide(33));
  }

  @ParameterizedTest
  @MethodSource("values")
  void event_ofAnyValue_showsWhatJacksonMakesOfIt(Object value) throws IOException {
    Event event = Recorded.of("honeyhive_inputs.it", value).event();

    JsonNode shown = MAPPER.valueToTree(event.inputs().get("it"));
    assertThat(normal(shown)).isEqualTo(normal(MAPPER.readTree(MAPPER.writeValueAsBytes(value))));
  }

  @ParameterizedTest
  @MethodSource("spread")
  void event_ofSmallValuesInMetadata_showsThemToo(Object value) throws IOException {
    Event event = Recorded.of("honeyhive_metadata.a.b", value).event();

    JsonNode shown = MAPPER.valueToTree(((Map<?, ?>) event.metadata().get("a")).get("b"));
    assertThat(normal(shown)).isEqualTo(normal(MAPPER.readTree(MAPPER.writeValueAsBytes(value))));
  }

  static Stream<Object> spread() {
    return Stream.of(
        List.of(Map.of("role", "user", "content", "Hi"), Map.of("role", "tool")),
        List.of(1, "a", true),
        new Line(new Point(1, 2), new Point(3, 4), List.of(0.5, 1.5)),
        new Shapes(List.of(new Point(1, 2)), Map.of("k", new Point(3, 4))),
        new int[][] {{1, 2}, {3}});
  }

  /** Numbers by value, members that are null left out. */
  private static Object normal(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> members = new TreeMap<>();
      Iterator<Map.Entry<String, JsonNode>> fields = node.properties().iterator();
      fields.forEachRemaining(field -> {
        if (!field.getValue().isNull()) {
          members.put(field.getKey(), normal(field.getValue()));
        }
      });
      return members;
    }
    if (node.isArray()) {
      List<Object> elements = new ArrayList<>();
      node.forEach(element -> elements.add(normal(element)));
      return elements;
    }
    return node.isIntegralNumber()
        ? (Object) node.bigIntegerValue()
        : node.isNumber() ? (Object) node.doubleValue() : node.asText();
  }

  private static Map<String, Integer> wide(int leaves) {
    Map<String, Integer> map = new TreeMap<>();
    for (int i = 0; i < leaves; i++) {
      map.put("k" + i, i);
    }
    return map;
  }

  private static Node selfReferring() {
    Node node = new Node();
    node.next = node;
    return node;
  }

  public static class Bean {
    public String getName() {
      return "n";
    }

    public boolean isFine() {
      return true;
    }

    public int[] getNumbers() {
      return new int[] {1, 2};
    }

    public Object getNothing() {
      return null;
    }

    public Bean getNested() {
      return null;
    }

    protected String getHidden() {
      return "hidden";
    }
  }

  public static class Fields {
    public int shown = 1;
    public transient int passing = 2;
    int hidden = 3;

    @JsonProperty
    @SuppressWarnings("UnusedVariable") // Jackson reads it
    private final List<String> named = List.of("x", "y");
  }

  @JsonPropertyOrder({"z", "a"})
  @JsonIgnoreProperties("gone")
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public static class Ordered {
    public int a = 1;
    public int z = 2;
    public int gone = 3;
    public int twoWords = 4;

    @JsonIgnore
    public int ignored = 5;
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Included(
      String nothing,
      String empty,
      List<String> none,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int zero) {}

  static final class Bare {}

  record Named(@JsonProperty("other") String name) {}

  record Money(@JsonValue int cents) {}

  record Purse(Money one, List<Money> more) {}

  enum Coin {
    @JsonProperty("c")
    CENT
  }

  enum Plain {
    ONE
  }

  record Inner(String in) {}

  record Outer(@JsonUnwrapped Inner inner, int out) {}

  @JsonSerialize(using = CustomSerializer.class)
  record Custom(int value) {}

  static final class CustomSerializer extends StdSerializer<Custom> {
    private static final long serialVersionUID = 1L;

    CustomSerializer() {
      super(Custom.class);
    }

    @Override
    public void serialize(Custom value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      out.writeNumberField("custom", value.value());
      out.writeEndObject();
    }
  }

  record Open(String known, @JsonAnyGetter Map<String, Object> more) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
  interface Animal {}

  record Cat(String name) implements Animal {}

  record Dog(int age) implements Animal {}

  record Holder(List<Animal> animals) {}

  record Raw(@JsonRawValue String json) {}

  @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
  public static class Node {
    public Node next;
  }

  record Point(int x, int y) {}

  record Line(Point from, Point to, List<Double> widths) {}

  record Shapes(List<Point> points, Map<String, Point> named) {}

  record Getting(int number) {
    public int getTwice() {
      return 2 * number;
    }
  }

  interface Face {
    default Optional<String> given() {
      return Optional.empty();
    }

    @JsonProperty("called")
    String name();
  }

  record Implementing(String name) implements Face {}
}
