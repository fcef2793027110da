package ai.honeyhive.server.internal.scores;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a metric's value is as it should be: the run's own range for the metric decides, else the
 * threshold in the metric's definition. Without either, true and every number are.
 *
 * @param ranges the run's {@code passing_ranges}
 * @param definitions definitions of metrics by name
 */
public record PassRules(JsonNode ranges, Map<String, ObjectNode> definitions) {

  /** The range that a metric must be in; null when there is none. */
  @Nullable
  JsonNode range(String metric) {
    JsonNode own = ranges.path(metric);
    if (own.isObject()) {
      return own;
    }
    JsonNode threshold = threshold(metric);
    return threshold.has("min") || threshold.has("max") ? threshold : null;
  }

  /** Who makes the metric: the SDK, unless the server has a definition of it. */
  String type(String metric) {
    ObjectNode definition = definitions.get(metric);
    return definition == null ? "CLIENT_SIDE" : definition.path("type").asText("CLIENT_SIDE");
  }

  private JsonNode threshold(String metric) {
    ObjectNode definition = definitions.get(metric);
    return definition == null ? MissingNode.getInstance() : definition.path("threshold");
  }

  /** Whether a value is as it should be; null when nothing can be said about it. */
  @Nullable
  Boolean passes(Reading reading) {
    if (!reading.isNumeric()) {
      JsonNode categories = threshold(reading.key().metric()).path("passing_categories");
      return categories.isArray()
          ? categories.valueStream().anyMatch(one -> one.asText().equals(reading.value()))
          : null;
    }
    JsonNode range = range(reading.key().metric());
    JsonNode exactly = threshold(reading.key().metric()).path("pass_when");
    if (range != null) {
      return isIn(range, reading.number());
    }
    if (exactly.isNumber() || exactly.isBoolean()) {
      double wanted = exactly.isNumber() ? exactly.doubleValue() : exactly.booleanValue() ? 1 : 0;
      return reading.number() == wanted;
    }
    return !Boolean.FALSE.equals(reading.value());
  }

  /** Whether a value is known not to be as it should. */
  boolean fails(Reading reading) {
    return Boolean.FALSE.equals(passes(reading));
  }

  private static boolean isIn(JsonNode range, double value) {
    boolean above = !range.path("min").isNumber() || value >= range.path("min").doubleValue();
    boolean below = !range.path("max").isNumber() || value <= range.path("max").doubleValue();
    return above && below;
  }
}
