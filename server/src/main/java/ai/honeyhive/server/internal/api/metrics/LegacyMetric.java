package ai.honeyhive.server.internal.api.metrics;

import ai.honeyhive.server.internal.api.body.Items;
import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Texts;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Metrics as clients of the unversioned routes write and read them: other names of types, the
 * content in {@code code_snippet} or {@code prompt}, the events in two fields. What has no place in
 * a metric of today is kept beside it, for them.
 */
final class LegacyMetric {
  /** Where a stored metric has the fields that only old clients know. */
  static final String EXTRA = "legacy";

  private static final Map<String, String> TYPES =
      Map.of("custom", "PYTHON", "model", "LLM", "human", "HUMAN", "composite", "COMPOSITE");
  private static final Map<String, String> OLD_TYPES =
      Map.of("PYTHON", "custom", "LLM", "model", "HUMAN", "human", "COMPOSITE", "composite");
  private static final List<String> OLD_FIELDS =
      List.of("task", "event_name", "event_type", "code_snippet", "prompt", "pass_when");
  private static final Shape ANY = new Shape(Map.of());
  private static final Shape IDS =
      new Shape(Map.of("metric_id", Shape.Kind.TEXT, "id", Shape.Kind.TEXT));

  private LegacyMetric() {}

  /** A new metric. */
  static ObjectNode create(JsonNode body) {
    ObjectNode metric = update(body);
    Texts.require(metric, "name", "type");
    if (!metric.has("criteria")) {
      // A metric for people has nothing else to go by.
      String about = metric.path("description").asText();
      metric.put("criteria", about.isBlank() ? metric.get("name").asText() : about);
    }
    if (!metric.has("filters")) {
      metric.putObject("filters").set("filterArray", filters(metric.path(EXTRA)));
    }
    return MetricBody.complete(metric);
  }

  /** The fields that are given. Unknown ones are ignored. */
  static ObjectNode update(JsonNode body) {
    ObjectNode given = ANY.open(body);
    ObjectNode old = given.deepCopy().retain(OLD_FIELDS);
    ObjectNode metric = Json.object();
    given.properties().forEach(field -> {
      if (MetricItem.FIELDS.contains(field.getKey())) {
        metric.set(field.getKey(), field.getValue());
      }
    });
    String type = metric.path("type").asText();
    if (TYPES.containsKey(type)) {
      metric.put("type", TYPES.get(type));
    }
    for (String content : List.of("prompt", "code_snippet")) {
      if (!metric.has("criteria") && !old.path(content).asText().isBlank()) {
        metric.set("criteria", old.get(content));
      }
    }
    if (old.has("pass_when")) {
      metric.withObjectProperty("threshold").set("pass_when", old.get("pass_when"));
    }
    ObjectNode checked = MetricBody.update(metric);
    return old.isEmpty() ? checked : checked.set(EXTRA, old);
  }

  /**
   * A stored metric with other fields. What an old client says is laid over what is there: its
   * threshold and its way to pass are two fields of theirs, and one of ours.
   */
  static ObjectNode merged(ObjectNode stored, ObjectNode fields) {
    ObjectNode merged = stored.deepCopy().setAll(fields.deepCopy());
    if (fields.has(EXTRA)) {
      for (String object : List.of(EXTRA, "threshold")) {
        if (stored.get(object) instanceof ObjectNode before && fields.has(object)) {
          merged.set(object, before.deepCopy().setAll((ObjectNode) fields.get(object)));
        }
      }
    }
    return merged;
  }

  /** The metric that a body names. */
  static String id(JsonNode body) {
    ObjectNode named = IDS.open(body);
    String id = named.path("metric_id").asText(named.path("id").asText());
    if (id.isEmpty()) {
      throw HttpFailure.badRequest("The field metric_id is required");
    }
    return id;
  }

  private static ArrayNode filters(JsonNode old) {
    ArrayNode filters = Json.array();
    for (String field : List.of("event_name", "event_type")) {
      String value = old.path(field).asText();
      if (!value.isBlank() && !value.equalsIgnoreCase("all")) {
        filters
            .addObject()
            .put("field", field)
            .put("operator", "is")
            .put("value", value)
            .put("type", "string");
      }
    }
    return filters;
  }

  /** A stored metric as old clients read it. */
  static ObjectNode json(ObjectNode item, JsonNode stored) {
    ObjectNode metric = Items.legacy(item);
    metric.put("type", OLD_TYPES.getOrDefault(item.path("type").asText(), "custom"));
    if (item.path("return_type").asText().equals("categorical")) {
      metric.put("return_type", "string");
    }
    if (!metric.has("description")) {
      metric.put("description", "");
    }
    metric.put("task", "");
    stored.path(EXTRA).properties().forEach(one -> metric.set(one.getKey(), one.getValue()));
    JsonNode when = item.path("threshold").path("pass_when");
    if (when.isBoolean()) {
      metric.set("pass_when", when);
    } else {
      metric.remove("pass_when");
    }
    return metric;
  }
}
