package ai.honeyhive.client.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 6.3 of the mapping reference. */
class ValuesTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "-5, -5", "9223372036854775807, 9223372036854775807", "007, 7"})
  void wholeNumbers(String text, long number) {
    assertThat(Values.number(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"0.3, 0.3", "-1.50, -1.5", "1e3, 1000", "2.5E-3, 0.0025"})
  void decimalNumbers(String text, double number) {
    assertThat(Values.number(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "1a",
        "+1",
        "0x10",
        "1_000",
        ".5",
        "5.",
        "NaN",
        "Infinity",
        "1e999",
        "9223372036854775808",
        "१",
        "0.12345678901234567890123",
        "1e-400"
      })
  void textThatIsNoNumberOrWouldLoseDigits(String text) {
    assertThat(Values.number(text)).isEqualTo(text);
  }

  @Test
  void veryLongDigitsStayText() {
    String digits = "1".repeat(1_000_000);
    assertThat(Values.number(digits)).isEqualTo(digits);
  }

  @Test
  void flags() {
    assertThat(Values.flag("true")).isEqualTo(true);
    assertThat(Values.flag("false")).isEqualTo(false);
    assertThat(Values.flag("True")).isEqualTo("True");
    assertThat(Values.flag(1L)).isEqualTo(1L);
  }

  @Test
  void lists() {
    assertThat(Values.list(List.of("a"))).isEqualTo(List.of("a"));
    assertThat(Values.list("[\"a\"]")).isEqualTo(List.of("a"));
    assertThat(Values.list("STOP")).isEqualTo(List.of("STOP"));
    assertThat(Values.list("{\"a\": 1}")).isEqualTo(List.of("{\"a\": 1}"));
    assertThat(Values.list(Map.of("a", 1L))).isEqualTo(Map.of("a", 1L));
  }
}
