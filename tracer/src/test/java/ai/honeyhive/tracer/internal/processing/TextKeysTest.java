package ai.honeyhive.tracer.internal.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import org.junit.jupiter.api.Test;

class TextKeysTest {
  private static final String INPUTS = "honeyhive_inputs.";

  private final TextKeys keys = new TextKeys();

  @Test
  void of_sameName_isTheSameKeyOnlyInItsSection() {
    AttributeKey<String> city = keys.of(INPUTS, "city");
    assertThat(city).isEqualTo(AttributeKey.stringKey("honeyhive_inputs.city"));
    assertThat(keys.of(INPUTS, new String("city"))).isSameAs(city);
    assertThat(keys.of("honeyhive_outputs.", "city").getKey()).isEqualTo("honeyhive_outputs.city");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without null checks does
  void of_noName_readsNull() {
    assertThat(keys.of(INPUTS, null).getKey()).isEqualTo("honeyhive_inputs.null");
  }

  @Test
  void of_namesWithoutEnd_areNotKept() {
    for (int i = 0; i < 3 * TextKeys.MOST; i++) {
      assertThat(keys.of(INPUTS, "id-" + i).getKey()).isEqualTo(INPUTS + "id-" + i);
    }
    assertThat(keys.kept(INPUTS)).isEqualTo(TextKeys.MOST);
  }
}
