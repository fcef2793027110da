package ai.honeyhive.cli.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 ms",
    "0.42, 0.4 ms",
    "9.94, 9.9 ms",
    "9.96, 10 ms",
    "70.2, 70 ms",
    "999.4, 999 ms",
    "999.6, 1.00 s",
    "1234.5, 1.23 s",
    "75000, 75.00 s"
  })
  void durationsHaveAUnit(double millis, String text) {
    assertThat(Text.duration(millis)).isEqualTo(text);
  }

  @Test
  void clippingCountsCharactersNotCodeUnits() {
    assertThat(Text.clip("Genoa", 5)).isEqualTo("Genoa");
    assertThat(Text.clip("Palermo", 5)).isEqualTo("Pale…");
    assertThat(Text.clip("🚂🚃🚃🚃", 3)).isEqualTo("🚂🚃…");
    assertThat(Text.left("🚂", 3)).isEqualTo("🚂  ");
  }

  @Test
  void aTraceCannotSteerTheTerminal() {
    assertThat(Text.printable("a\u001b[2Jb\nc\u0007")).isEqualTo("a [2Jb c");
  }

  @Test
  void nounsAreCounted() {
    assertThat(Text.counted(1, "event")).isEqualTo("1 event");
    assertThat(Text.counted(1200, "event")).isEqualTo("1,200 events");
  }
}
