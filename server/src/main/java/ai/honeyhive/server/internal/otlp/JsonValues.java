package ai.honeyhive.server.internal.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OTLP values in JSON as JSON-like values. */
final class JsonValues {
  private JsonValues() {}

  static Map<String, @Nullable Object> map(JsonNode pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (JsonNode pair : pairs) {
      map.put(pair.path("key").asText(), value(pair.path("value")));
    }
    return map;
  }

  private static @Nullable Object value(JsonNode value) {
    Map.Entry<String, JsonNode> one = value
        .propertyStream()
        .filter(field -> !field.getValue().isNull())
        .findFirst()
        .orElse(null);
    if (one == null) {
      return null;
    }
    JsonNode content = one.getValue();
    return switch (one.getKey()) {
      case "stringValue", "bytesValue" -> content.asText();
      case "intValue" -> integer(content);
      case "doubleValue" -> decimal(content);
      case "boolValue" -> content.asBoolean();
      case "arrayValue" -> list(content.path("values"));
      case "kvlistValue" -> map(content.path("values"));
      default -> null;
    };
  }

  private static List<@Nullable Object> list(JsonNode values) {
    List<@Nullable Object> list = new ArrayList<>();
    for (JsonNode value : values) {
      list.add(value(value));
    }
    return list;
  }

  /** A 64-bit number: decimal text, or a number. Absent is 0. */
  static long integer(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return 0;
    }
    if (value.canConvertToExactIntegral() && value.canConvertToLong()) {
      return value.longValue();
    }
    try {
      return Long.parseLong(value.asText());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a 64-bit number: " + value, e);
    }
  }

  private static Object decimal(JsonNode value) {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    try {
      return Double.parseDouble(value.asText());
    } catch (NumberFormatException e) {
      return value.asText();
    }
  }
}
