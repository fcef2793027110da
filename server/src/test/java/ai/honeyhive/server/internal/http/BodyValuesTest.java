package ai.honeyhive.server.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7                          | 1",
        "{\"a\": 1, \"b\": [2, 3]}  | 5",
        "[[],[],[]]                 | 7",
        "{\"text\": \"a,b,[{\"}     | 2",
        "[\"\\\",,,\\\\\", 1]       | 3",
        "[\"not closed, [,,         | 2"
      })
  void ofJson_text_isNeverLessThanWhatAParserMakes(String json, int values) {
    assertThat(BodyValues.ofJson(json.strip().getBytes(StandardCharsets.UTF_8))).isEqualTo(values);
  }

  @Test
  void checked_oneTooMany_isTooLarge() {
    assertThat(BodyValues.checked(BodyValues.MOST)).isEqualTo(BodyValues.MOST);
    assertThatThrownBy(() -> BodyValues.checked(BodyValues.MOST + 1))
        .isInstanceOfSatisfying(
            HttpFailure.class, failure -> assertThat(failure.status()).isEqualTo(413));
  }
}
