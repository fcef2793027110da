package ai.honeyhive.tracer.internal.export.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"success\":false,\"message\":\"bad key\"} | bad key",
        "{\"error\":{\"message\":\"too many\"}} | too many",
        "{\"error\":\"forbidden\"} | forbidden",
        "{\"detail\":1} | {\"detail\":1}",
        "{broken | {broken",
        "<html>502</html> | <html>502</html>",
        "'' | ''"
      })
  void of_anyForm_isTheMessageOrTheText(String body, String expected) {
    assertThat(ErrorText.of(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
  }

  @Test
  void of_longText_isShortened() {
    assertThat(ErrorText.of("x".repeat(5000).getBytes(StandardCharsets.UTF_8))).hasSize(300);
  }
}
