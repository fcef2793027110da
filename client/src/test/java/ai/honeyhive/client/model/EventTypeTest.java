package ai.honeyhive.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

  @ParameterizedTest
  @CsvSource({"model, MODEL", "Tool, TOOL", "EventType.chain, CHAIN", "' session ', SESSION"})
  void namesOfTheWire(String text, EventType type) {
    assertThat(EventType.parse(text)).contains(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "generic", "model.", "models"})
  void otherNames(String text) {
    assertThat(EventType.parse(text)).isEmpty();
  }

  @Test
  void wireNamesAreLowerCase() {
    assertThat(EventType.values())
        .extracting(EventType::wireName)
        .containsExactly("model", "tool", "chain", "session");
  }
}
