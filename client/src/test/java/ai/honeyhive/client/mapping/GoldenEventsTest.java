package ai.honeyhive.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The events of the captured spans, each read by eye ({@code golden/REVIEW.md}). After a change
 * that is meant, write them anew with {@code -Dgolden.update=true} and read the difference.
 */
class GoldenEventsTest {
  static final List<String> FILES = CapturedSpans.FILES;
  private static final ObjectMapper MAPPER = new ObjectMapper()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  @ParameterizedTest
  @FieldSource("FILES")
  void theEventsOfAFile(String file) throws IOException {
    ArrayNode events = MAPPER.createArrayNode();
    for (OtlpSpan span : CapturedSpans.read(file)) {
      events.add(SpanMapper.standard().map(span).event().toJson());
    }
    Path golden = Path.of("src/test/resources/golden", file + ".events.json");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, MAPPER.writeValueAsString(events) + "\n");
    }
    assertThat(sorted(MAPPER.readTree(events.toString())))
        .isEqualTo(sorted(MAPPER.readTree(golden.toFile())));
  }

  private static String sorted(JsonNode events) throws IOException {
    return MAPPER.writeValueAsString(MAPPER.treeToValue(events, Object.class));
  }
}
