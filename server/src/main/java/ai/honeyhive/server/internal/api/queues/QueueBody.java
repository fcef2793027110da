package ai.honeyhive.server.internal.api.queues;

import ai.honeyhive.server.internal.api.body.Filters;
import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.api.body.Texts;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The bodies that create and change queues. Unknown fields are ignored. */
final class QueueBody {
  private static final String EVENT_IDS = "event_ids";
  private static final List<String> FIELDS = List.of("name", "description", "filters", "enabled");
  private static final Shape SHAPE = new Shape(Map.of(
      "id",
      Kind.TEXT,
      "name",
      Kind.TEXT,
      "description",
      Kind.TEXT,
      "filters",
      Kind.OBJECT,
      "enabled",
      Kind.FLAG,
      EVENT_IDS,
      Kind.IDS,
      "add_event_ids",
      Kind.IDS,
      "remove_event_ids",
      Kind.IDS));
  private static final int LONGEST_DESCRIPTION = 1000;

  private QueueBody() {}

  /** {@code CreateAnnotationQueueRequest}. */
  static ObjectNode create(JsonNode body) {
    ObjectNode given = checked(body);
    Texts.require(given, "name");
    ObjectNode queue = Json.object().put("name", "").put("description", "");
    queue.putObject("filters").putArray("filterArray");
    queue.put("enabled", true).putArray(EVENT_IDS);
    given.retain("name", "description", "filters", "enabled", EVENT_IDS);
    return queue.setAll(given);
  }

  /** {@code UpdateAnnotationQueueRequest}: the stored queue with what the body changes. */
  static ObjectNode update(String id, ObjectNode queue, JsonNode body) {
    ObjectNode given = checked(body);
    if (given.has("id") && !given.get("id").asText().equals(id)) {
      throw HttpFailure.badRequest("The id in the body is not that in the path");
    }
    Set<String> events = ids(queue.path(EVENT_IDS));
    events.addAll(ids(given.path("add_event_ids")));
    events.removeAll(ids(given.path("remove_event_ids")));
    queue.setAll(given.deepCopy().retain(FIELDS));
    ArrayNode list = queue.putArray(EVENT_IDS);
    events.forEach(list::add);
    return queue;
  }

  private static ObjectNode checked(JsonNode body) {
    ObjectNode given = SHAPE.open(body);
    Texts.checkName(given);
    Texts.checkNotEmpty(given, "name");
    Texts.checkLength(given, "description", LONGEST_DESCRIPTION);
    if (given.has("filters")) {
      if (!given.path("filters").path("filterArray").isArray()) {
        throw HttpFailure.badRequest("filters must have the list filterArray");
      }
      Filters.any(given.get("filters"));
    }
    return given;
  }

  private static Set<String> ids(JsonNode list) {
    Set<String> ids = new LinkedHashSet<>();
    list.forEach(id -> ids.add(id.textValue()));
    return ids;
  }
}
