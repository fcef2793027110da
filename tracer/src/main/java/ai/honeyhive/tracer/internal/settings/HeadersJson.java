package ai.honeyhive.tracer.internal.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object of texts. Loads Jackson, so it stands apart. */
final class HeadersJson {
  private HeadersJson() {}

  static Map<String, String> read(String json) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : parse(json).properties()) {
      if (!field.getValue().isTextual()) {
        throw new IllegalArgumentException("the value of " + field.getKey() + " is not a text");
      }
      texts.put(field.getKey(), field.getValue().textValue());
    }
    return texts;
  }

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      // Without the cause: it quotes the text.
      throw new IllegalArgumentException("not JSON");
    }
  }
}
