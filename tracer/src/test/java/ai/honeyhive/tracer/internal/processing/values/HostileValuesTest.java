package ai.honeyhive.tracer.internal.processing.values;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.internal.processing.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random values that are anything but kind. {@code -Dvalues.seed=N} and {@code -Dvalues.seeds=N}
 * say where to begin and how many to try.
 */
@ExtendWith(HoneyHiveExtension.class)
class HostileValuesTest {
  private static final long MOST_BYTES = 3 << 20;
  private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(20).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build())
      .build();

  @Test
  @AllowLogs(matching = "HH401")
  @AllowLogs(matching = "HH402")
  void write_hostileValue_isRecordedWithinTheLimitsAndNothingGetsOut() throws Exception {
    long first = Long.getLong("values.seed", 1);
    int seeds = Integer.getInteger("values.seeds", 300);
    for (long seed = first; seed < first + seeds; seed++) {
      try {
        check(seed);
      } catch (Exception | Error e) {
        throw new AssertionError("-Dvalues.seed=" + seed + " -Dvalues.seeds=1", e);
      }
    }
    System.out.println("hostile values: " + seeds + " seeds from " + first);
  }

  private static void check(long seed) throws Exception {
    Map<String, Object> attributes =
        Recorded.of("honeyhive_inputs.it", Hostile.value(seed)).attributes();
    long bytes = 0;
    for (Object value : attributes.values()) {
      for (Object leaf : value instanceof List<?> list ? list : List.of(value)) {
        bytes += leaf.toString().length();
      }
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
    assertThat(attributes.size()).isLessThanOrEqualTo(32);

    JsonValue json = JsonValue.of(Hostile.value(seed));
    if (json != null) {
      assertThat(json.text()).isEqualTo(roundTrip(json.text())).doesNotContain("was touched");
      STRICT.readTree(json.text());
    }
    assertThat(Recorded.of("honeyhive_metadata.it", Hostile.value(seed)).event())
        .isNotNull();
  }

  private static String roundTrip(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
