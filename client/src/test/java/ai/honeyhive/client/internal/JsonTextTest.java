package ai.honeyhive.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @Test
  void objectsAndListsAreRead() {
    assertThat(JsonText.parse(" \n\t\r{\"a\": [1, null]} "))
        .isEqualTo(Map.of("a", Arrays.asList(1L, null)));
    assertThat(JsonText.parse("[]")).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "1",
        "\"a\"",
        "null",
        "true",
        "{",
        "[1",
        "{\"a\":1} trailing",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":1,\"a\":2}",
        "[1,]"
      })
  void allElseStaysText(String text) {
    assertThat(JsonText.parse(text)).isNull();
    assertThat(JsonText.parsed(text)).isEqualTo(text);
  }

  @Test
  void whatIsTooDeepStaysText() {
    int most = JsonValues.MAX_DEPTH - 10;
    assertThat(JsonText.parse("[".repeat(most) + "]".repeat(most))).isNotNull();
    assertThat(JsonText.parse("[".repeat(most + 1) + "]".repeat(most + 1))).isNull();
    assertThat(JsonText.parse("[".repeat(1_000_000))).isNull();
  }

  @Test
  void longTextsAreRead() {
    String text = "a".repeat(25_000_000);
    assertThat(JsonText.parse("[\"" + text + "\"]")).isEqualTo(List.of(text));
  }

  @Test
  void textIsWrittenAsItIs() {
    assertThat(JsonText.write("a \"b\"")).isEqualTo("a \"b\"");
    assertThat(JsonText.write(Map.of("a", List.of(1L, true)))).isEqualTo("{\"a\":[1,true]}");
    assertThat(JsonText.write(null)).isEqualTo("null");
    assertThat(JsonText.parsed(7L)).isEqualTo(7L);
    assertThat(JsonText.parsed(null)).isNull();
  }
}
