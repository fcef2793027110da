package ai.honeyhive.tracer.internal.processing.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.lang.System.Logger.Level;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of docs/values.md: what is recorded of each kind of value, as an output. It follows the
 * rules of the backend (text, numbers, lists and objects are kept as such) and differs from the
 * Python SDK where that loses the form: there a set, a dataclass or a date is its text in quotes,
 * null leaves a hole in a list, and an empty map is nothing.
 */
@ExtendWith(HoneyHiveExtension.class)
class ValueTableTest {
  private static final String KEY = "honeyhive_outputs.result";

  record City(String name, int people) {}

  record Trip(City from, City to, List<String> tags) {}

  enum Mood {
    GOOD {
      @Override
      public String toString() {
        return "not this";
      }
    }
  }

  @SuppressWarnings({"JavaUtilDate", "UnnecessaryStringBuilder"}) // they are what is tried
  static Stream<Arguments> scalars() {
    return Stream.of(
        arguments("text", "text"),
        arguments("", ""),
        arguments(new StringBuilder("built"), "built"),
        arguments('c', "c"),
        arguments(Mood.GOOD, "GOOD"),
        arguments(TimeUnit.DAYS, "DAYS"),
        arguments(true, true),
        arguments(7, 7L),
        arguments((byte) 7, 7L),
        arguments((short) 7, 7L),
        arguments(Long.MAX_VALUE, Long.MAX_VALUE),
        arguments(new AtomicInteger(7), 7L),
        arguments(0.5, 0.5),
        arguments(0.1f, 0.1),
        arguments(Double.NaN, "NaN"),
        arguments(Float.NEGATIVE_INFINITY, "-Infinity"),
        arguments(BigInteger.TEN, 10L),
        arguments(BigInteger.ONE.shiftLeft(70), "1180591620717411303424"),
        arguments(new BigDecimal("12"), 12L),
        arguments(new BigDecimal("1.5"), 1.5),
        arguments(new BigDecimal("1E+400"), "1E+400"),
        arguments(new BigDecimal("0.1234567890123456789"), "0.1234567890123456789"),
        arguments(Optional.of(3), 3L),
        arguments(OptionalInt.of(3), 3L),
        arguments(new AtomicReference<>("held"), "held"),
        arguments(Instant.EPOCH, "1970-01-01T00:00:00Z"),
        arguments(LocalDate.EPOCH, "1970-01-01"),
        arguments(Duration.ofSeconds(90), "PT1M30S"),
        arguments(ZoneOffset.UTC, "Z"),
        arguments(new Date(0), "1970-01-01T00:00:00Z"),
        arguments(new Timestamp(1), "1970-01-01T00:00:00.001Z"),
        arguments(java.sql.Date.valueOf("2024-01-02"), "2024-01-02"),
        arguments(new UUID(1, 2), "00000000-0000-0001-0000-000000000002"),
        arguments(URI.create("https://example.com/a?b"), "https://example.com/a?b"),
        arguments(Path.of("a", "b"), Path.of("a", "b").toString()),
        arguments(Locale.CANADA_FRENCH, "fr_CA"),
        arguments(String.class, "java.lang.String"),
        arguments("bytes".getBytes(StandardCharsets.UTF_8), "Ynl0ZXM="),
        arguments(ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 2), "AgM="),
        arguments("secret".toCharArray(), "[char[6]]"),
        arguments(JsonNodeFactory.instance.textNode("t"), "t"),
        arguments(JsonNodeFactory.instance.numberNode(3), 3L));
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void write_scalar_isOneNativeAttribute(Object value, Object expected) {
    assertThat(Recorded.of(KEY, value).attributes()).isEqualTo(Map.of(KEY, expected));
  }

  static Stream<Object> nothings() {
    return Stream.of(
        Optional.empty(),
        OptionalInt.empty(),
        new AtomicReference<>(),
        JsonNodeFactory.instance.nullNode());
  }

  @ParameterizedTest
  @MethodSource("nothings")
  void write_nothing_writesNothing(Object nothing) {
    assertThat(Recorded.of(KEY, nothing).attributes()).isEmpty();
    assertThat(Recorded.of(KEY, null).attributes()).isEmpty();
  }

  static Stream<Arguments> flat() {
    return Stream.of(
        arguments(
            Map.of("at", Instant.EPOCH, "n", 1), Map.of(".at", "1970-01-01T00:00:00Z", ".n", 1L)),
        arguments(new City("Turin", 2), Map.of(".name", "Turin", ".people", 2L)),
        arguments(
            Collections.singletonMap("a", Collections.singletonMap("b", 1)), Map.of(".a.b", 1L)),
        arguments(
            new Trip(new City("A", 1), new City(null, 2), List.of("x", "y")),
            Map.of(
                ".from.name",
                "A",
                ".from.people",
                1L,
                ".to.people",
                2L,
                ".tags",
                List.of("x", "y"))),
        arguments(List.of("a", "b"), Map.of("", List.of("a", "b"))),
        arguments(new LinkedHashSet<>(List.of(2, 1)), Map.of("", List.of(2L, 1L))),
        arguments(new int[] {1, 2}, Map.of("", List.of(1L, 2L))),
        arguments(new double[] {1, 0.5}, Map.of("", List.of(1.0, 0.5))),
        arguments(new boolean[] {true}, Map.of("", List.of(true))),
        arguments(new String[] {"a"}, Map.of("", List.of("a"))),
        arguments(Map.entry("k", 1), Map.of(".k", 1L)),
        arguments(
            new IllegalStateException("why"),
            Map.of(".type", "java.lang.IllegalStateException", ".message", "why")),
        arguments(
            JsonNodeFactory.instance.objectNode().put("a", 1).putNull("b"), Map.of(".a", 1L)));
  }

  @ParameterizedTest
  @MethodSource("flat")
  void write_flatValue_isAnAttributeForEachLeaf(Object value, Map<String, Object> expected) {
    Map<String, Object> keyed = new TreeMap<>();
    expected.forEach((suffix, leaf) -> keyed.put(KEY + suffix, leaf));

    assertThat(Recorded.of(KEY, value).attributes()).isEqualTo(keyed);
  }

  static Stream<Arguments> structured() {
    return Stream.of(
        arguments(Map.of(), "{}"),
        arguments(List.of(), "[]"),
        arguments(Collections.singletonMap("a", null), "{}"),
        arguments(Arrays.asList(1, null, "x"), "[1,null,\"x\"]"),
        arguments(List.of(1, 0.5), "[1,0.5]"),
        arguments(List.of(new City("Turin", 2)), "[{\"name\":\"Turin\",\"people\":2}]"),
        arguments(Map.of("list", List.of()), "{\"list\":[]}"),
        arguments(Map.of("a.b", 1), "{\"a.b\":1}"),
        arguments(Map.of("1", 1), "{\"1\":1}"),
        arguments(Map.of(" ", 1), "{\" \":1}"),
        arguments(Map.of(1, "one"), "{\"1\":\"one\"}"),
        arguments(Map.of(Mood.GOOD, 1), "{\"GOOD\":1}"),
        arguments(Collections.singletonMap(null, 1), "{\"null\":1}"),
        arguments(
            new TreeMap<>(Map.of("\ud83d", List.of(), "\ud83e", 2)),
            "{\"\ufffd\":[],\"\ufffd'\":2}"),
        arguments(List.of(Optional.empty(), Optional.of(1)), "[null,1]"),
        arguments(new int[][] {{1}, {2}}, "[[1],[2]]"),
        arguments(
            Map.of("q", List.of(List.of("é\"\\\n\u0001😀"))),
            "{\"q\":[[\"é\\\"\\\\\\n\\u0001😀\"]]}"),
        arguments(List.of(List.of("a\ud83d")), "[[\"a\ufffd\"]]"));
  }

  @ParameterizedTest
  @MethodSource("structured")
  void write_structuredValue_isJsonText(Object value, String expected) {
    assertThat(Recorded.of(KEY, value).attributes()).isEqualTo(Map.of(KEY, expected));
  }

  static Stream<Arguments> unread() {
    Supplier<String> lambda = () -> "called";
    return Stream.of(
        arguments(Stream.of(1), "[not read: java.util.stream.BaseStream]"),
        arguments(
            new ByteArrayInputStream(new byte[1]), "[not read: java.io.ByteArrayInputStream]"),
        arguments(new StringReader("x"), "[not read: java.io.StringReader]"),
        arguments(List.of(1).iterator(), "[not read: java.util.ListIterator]"),
        arguments(
            CompletableFuture.completedFuture(1),
            "[not read: java.util.concurrent.CompletableFuture]"),
        arguments(lambda, "[not read: java.util.function.Supplier]"),
        arguments(new Endless(), "[not read: " + Endless.class.getName() + "]"),
        arguments(new Thread(), "[not read: java.lang.Thread]"),
        arguments(
            Proxy.newProxyInstance(
                ValueTableTest.class.getClassLoader(),
                new Class<?>[] {Runnable.class},
                (proxy, method, args) -> {
                  throw new AssertionError("it must not be called");
                }),
            "[proxy of java.lang.Runnable]"));
  }

  @AllowLogs(value = Level.WARNING, matching = "HH401")
  @ParameterizedTest
  @MethodSource("unread")
  void write_whatMustNotBeRead_isNamedAndSaid(Object value, String expected) {
    Recorded recorded = Recorded.of(KEY, value);

    assertThat(recorded.attributes()).isEqualTo(Map.of(KEY, expected));
    assertThat(recorded.diagnostics().warnings()).containsExactly("HH401");
  }

  /** What never ends must not be iterated. */
  static final class Endless implements Iterable<Integer>, Flow.Publisher<Integer> {
    private final SubmissionPublisher<Integer> never = null;

    @Override
    public java.util.Iterator<Integer> iterator() {
      throw new AssertionError("it must not be iterated");
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
      throw new AssertionError("nobody must subscribe to it: " + never);
    }
  }
}
