package ai.honeyhive.server.internal.api.metrics;

import ai.honeyhive.server.internal.api.body.Filters;
import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.api.body.Texts;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a metric, and what each must be. */
final class MetricBody {
  static final List<String> RETURN_TYPES = List.of("float", "boolean", "string", "categorical");
  private static final List<String> TYPES = List.of("PYTHON", "LLM", "HUMAN");
  private static final List<String> NULLABLE =
      List.of("description", "model_provider", "model_name", "scale");
  private static final Shape SHAPE = new Shape(fields(Map.of()));
  private static final Shape NAMED = new Shape(fields(Map.of("id", Kind.TEXT)));
  private static final Shape THRESHOLD = new Shape(Map.of(
      "min", Kind.NUMBER,
      "max", Kind.NUMBER,
      "pass_when", Kind.ANY,
      "passing_categories", Kind.TEXTS));

  private MetricBody() {}

  private static Map<String, Kind> fields(Map<String, Kind> more) {
    Map<String, Kind> fields = new LinkedHashMap<>(more);
    fields.put("name", Kind.TEXT);
    fields.put("type", Kind.TEXT);
    fields.put("criteria", Kind.TEXT);
    fields.put("description", Kind.TEXT);
    fields.put("return_type", Kind.TEXT);
    fields.put("enabled_in_prod", Kind.FLAG);
    fields.put("needs_ground_truth", Kind.FLAG);
    fields.put("sampling_percentage", Kind.NUMBER);
    fields.put("model_provider", Kind.TEXT);
    fields.put("model_name", Kind.TEXT);
    fields.put("scale", Kind.NUMBER);
    fields.put("threshold", Kind.OBJECT);
    fields.put("categories", Kind.OBJECTS);
    fields.put("child_metrics", Kind.OBJECTS);
    fields.put("filters", Kind.OBJECT);
    return fields;
  }

  /** {@code CreateMetricRequest}: closed, with three required fields. */
  static ObjectNode create(JsonNode body) {
    ObjectNode metric = update(body);
    Texts.require(metric, "name", "type", "criteria");
    if (metric.get("type").asText().equals("LLM")) {
      Texts.require(metric, "model_provider", "model_name");
    }
    return complete(metric);
  }

  /** A metric with what it has by default. */
  static ObjectNode complete(ObjectNode given) {
    ObjectNode metric = Json.object()
        .put("name", "")
        .put("type", "")
        .put("criteria", "")
        .put("description", "")
        .put("return_type", "float")
        .put("enabled_in_prod", given.path("type").asText().equals("HUMAN"))
        .put("needs_ground_truth", false)
        .put("sampling_percentage", 10);
    metric.putObject("filters").putArray("filterArray");
    return metric.setAll(given);
  }

  /** {@code UpdateMetricRequest}: closed, only what is given. A null takes some fields away. */
  static ObjectNode update(JsonNode body) {
    return checked(SHAPE.closed(body), body);
  }

  /** {@code LegacyUpdateMetricRequest}: the same with the id in the body. */
  static ObjectNode updateNamed(JsonNode body) {
    ObjectNode metric = checked(NAMED.closed(body), body);
    Texts.require(metric, "id");
    return metric;
  }

  private static ObjectNode checked(ObjectNode metric, JsonNode body) {
    for (String name : NULLABLE) {
      if (body.path(name).isNull()) {
        metric.putNull(name);
      }
    }
    check(metric);
    return metric;
  }

  /** Checks what is there, beyond its kind. */
  static void check(ObjectNode metric) {
    Texts.checkName(metric);
    Texts.checkNotEmpty(metric, "name");
    Texts.checkNotEmpty(metric, "criteria");
    if (metric.path("type").asText().equals("COMPOSITE")) {
      throw HttpFailure.badRequest("COMPOSITE metrics are no longer supported");
    }
    Texts.checkOneOf(metric, "type", TYPES);
    Texts.checkOneOf(metric, "return_type", RETURN_TYPES);
    checkNumbers(metric);
    for (String list : List.of("categories", "child_metrics")) {
      if (metric.has(list) && metric.get(list).isEmpty()) {
        throw HttpFailure.badRequest(list + " must not be empty");
      }
    }
    metric.path("categories").forEach(MetricBody::checkCategory);
    if (metric.has("threshold")) {
      checkThreshold(metric.get("threshold"));
    }
    if (metric.has("filters")) {
      checkFilters(metric.get("filters"));
    }
  }

  private static void checkNumbers(ObjectNode metric) {
    JsonNode sampling = metric.path("sampling_percentage");
    if (sampling.isNumber() && (sampling.doubleValue() < 0 || sampling.doubleValue() > 100)) {
      throw HttpFailure.badRequest("sampling_percentage must be between 0 and 100: " + sampling);
    }
    JsonNode scale = metric.path("scale");
    if (scale.isNumber() && !(scale.isIntegralNumber() && scale.doubleValue() > 0)) {
      throw HttpFailure.badRequest("scale must be a whole number above 0: " + scale);
    }
  }

  private static void checkCategory(JsonNode category) {
    boolean score = category.path("score").isNumber() || category.path("score").isNull();
    if (!category.path("category").isTextual() || !score) {
      throw HttpFailure.badRequest(
          "Each of categories must have a category, and a score that is a number or null");
    }
  }

  private static void checkThreshold(JsonNode json) {
    ObjectNode threshold = THRESHOLD.closed(json);
    JsonNode when = threshold.path("pass_when");
    if (!when.isMissingNode() && !when.isBoolean() && !when.isNumber()) {
      throw HttpFailure.badRequest("threshold.pass_when must be true, false or a number");
    }
  }

  private static void checkFilters(JsonNode filters) {
    if (!filters.path("filterArray").isArray()) {
      throw HttpFailure.badRequest("filters must have the list filterArray");
    }
    Filters.any(filters);
  }
}
