package ai.honeyhive.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
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

  @Test
  void everyKindOfValueIsWhatItsTreeHolds() throws Exception {
    String text = """
        {"int": 1, "zero": -0, "long": 12345678901, "big": 123456789012345678901234567890, "double": 1.10,
         "exponent": -2.5e-7, "beyond": 1e999, "flags": [true, false, null], "text": "a\\u0001\\ud83d ü",
         "": {"empty": {}, "list": [[], [{"deep": "er"}]]}}""";

    assertThat(JsonText.parse(text))
        .isEqualTo(JsonValues.fromNode(new ObjectMapper().readTree(text)));
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
