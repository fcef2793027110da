package ai.honeyhive.server.internal.api.runs;

import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.http.HttpFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** What a request says about a run: fields that are not given are not there. Open. */
final class RunBody {
  static final Set<String> STATES =
      Set.of("pending", "completed", "failed", "cancelled", "running");
  private static final String RUN_ID = "run_id";
  private static final Shape SHAPE = new Shape(Map.ofEntries(
      Map.entry("name", Kind.TEXT),
      Map.entry("description", Kind.TEXT),
      Map.entry("status", Kind.TEXT),
      Map.entry("metadata", Kind.OBJECT),
      Map.entry("results", Kind.OBJECT),
      Map.entry("dataset_id", Kind.TEXT),
      Map.entry("event_ids", Kind.TEXTS),
      Map.entry("configuration", Kind.OBJECT),
      Map.entry("evaluators", Kind.ANY),
      Map.entry("session_ids", Kind.TEXTS),
      Map.entry("datapoint_ids", Kind.TEXTS),
      Map.entry("passing_ranges", Kind.OBJECT)));
  private static final Shape NAMED = new Shape(Map.of(RUN_ID, Kind.UUID));

  private RunBody() {}

  /** The fields of a run. */
  static ObjectNode fields(JsonNode body) {
    ObjectNode fields = SHAPE.open(body);
    fields.retain(
        fields.propertyStream().map(Map.Entry::getKey).filter(SHAPE::knows).toList());
    if (fields.has("name") && fields.get("name").textValue().isBlank()) {
      throw HttpFailure.badRequest("name must not be empty");
    }
    if (fields.has("status")) {
      state(fields.get("status").textValue());
    }
    if (fields.has("evaluators") && !fields.get("evaluators").isArray()) {
      throw HttpFailure.badRequest("evaluators must be a list");
    }
    fields.path("passing_ranges").properties().forEach(RunBody::checkRange);
    return fields;
  }

  /** A status that a run can have. */
  static String state(String status) {
    if (!STATES.contains(status)) {
      throw HttpFailure.badRequest(
          "status must be one of pending, completed, failed, cancelled, running: " + status);
    }
    return status;
  }

  private static void checkRange(Map.Entry<String, JsonNode> range) {
    for (String limit : Set.of("min", "max")) {
      JsonNode value = range.getValue().path(limit);
      boolean missing = value.isMissingNode() || value.isNull();
      if (!range.getValue().isObject() || !(missing || Kind.NUMBER.takes(value))) {
        throw HttpFailure.badRequest(
            "passing_ranges." + range.getKey() + " must be an object of numbers min and max");
      }
    }
  }

  /** The id that the client gave a new run; empty when it gave none. */
  static String runId(JsonNode body) {
    return NAMED.open(body).path(RUN_ID).asText();
  }
}
