package ai.honeyhive.tracer.internal.processing.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.internal.processing.values.reading.ValueLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(HoneyHiveExtension.class)
class ValueLimitsTest {
  private static final String KEY = "honeyhive_inputs.it";
  private static final ValueLimits SMALL = new ValueLimits(3, 2, 8, 4096);

  record Holder(List<Object> list) {}

  static Stream<Arguments> tooMuch() {
    return Stream.of(
        arguments("0123456789", "01234567… [2 more]"),
        arguments("0123456\ud83d\ude00", "0123456… [2 more]"),
        arguments(List.of("0123456789", 1), "[\"01234567… [2 more]\",1]"),
        arguments(List.of(1, 2, 3), "[1,2,\"… [1 more]\"]"),
        arguments(
            new TreeMap<>(Map.of("a", List.of(), "b", 2, "c", 3)),
            "{\"a\":[],\"b\":2,\"…\":\"[1 more]\"}"),
        arguments(List.of(List.of(List.of(List.of()))), "[[[\"[deeper than 3 levels]\"]]]"));
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  @AllowLogs(matching = "HH402")
  void write_moreThanTheLimits_isCutAndMarkedAndSaidOnce(Object value, String expected) {
    Recorded recorded = Recorded.of(SMALL, (encoder, span) -> {
      encoder.write(span, KEY, value);
      encoder.write(span, KEY, value);
    });

    assertThat(recorded.attributes()).isEqualTo(Map.of(KEY, expected));
    assertThat(recorded.diagnostics().warnings()).containsExactly("HH402");
  }

  @Test
  void write_exactlyTheLimits_isWhole() {
    List<Object> value = List.of(List.of("01234567", List.of()), 2);

    Recorded recorded = Recorded.of(SMALL, (encoder, span) -> encoder.write(span, KEY, value));

    assertThat(recorded.attributes()).isEqualTo(Map.of(KEY, "[[\"01234567\",[]],2]"));
    assertThat(recorded.diagnostics().warnings()).isEmpty();
  }

  @Test
  @AllowLogs(matching = "HH402")
  void write_moreThanAMillionEntries_takesTheFirstTenThousand() {
    Map<String, Object> attributes =
        Recorded.of(KEY, Collections.nCopies(1_000_000, 7)).attributes();

    assertThat((String) attributes.get(KEY))
        .startsWith("[7,7,")
        .endsWith(",\"… [990000 more]\"]")
        .hasSizeLessThan(21_000);
  }

  @Test
  @AllowLogs(matching = "HH402")
  void write_moreThanTheWhole_endsEveryListThatIsOpen() {
    List<Object> texts = new ArrayList<>(Collections.nCopies(5_000, "x".repeat(1_000)));

    String json =
        (String) Recorded.of(KEY, Map.of("a", Map.of("b", texts))).attributes().get(KEY);

    assertThat(json).hasSizeBetween(1 << 20, (1 << 20) + 4096).endsWith(" more]\"]}}");
  }

  @Test
  @AllowLogs(matching = "HH402")
  void write_moreBytesThanATextHolds_cutsWhereItCanBeDecoded() {
    ValueLimits limits = new ValueLimits(3, 2, 100, 4096);

    Recorded recorded =
        Recorded.of(limits, (encoder, span) -> encoder.write(span, KEY, new byte[90]));

    assertThat(recorded.attributes()).isEqualTo(Map.of(KEY, "A".repeat(36) + "… [63 more]"));
  }

  @Test
  void write_cycle_isNamed() {
    List<Object> list = new ArrayList<>();
    list.add(new Holder(list));
    Object[] array = new Object[1];
    array[0] = array;

    assertThat(Recorded.of(KEY, list).attributes())
        .isEqualTo(Map.of(KEY, "[{\"list\":\"[cycle]\"}]"));
    assertThat(Recorded.of(KEY, array).attributes()).isEqualTo(Map.of(KEY, "[\"[cycle]\"]"));
  }
}
