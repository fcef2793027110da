package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.http.HttpFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes an event out of the body of a request that creates one. */
final class EventBody {
  private static final Shape SHAPE = new Shape(Map.ofEntries(
      Map.entry("project_id", Kind.TEXT),
      Map.entry("source", Kind.TEXT),
      Map.entry("event_name", Kind.TEXT),
      Map.entry("event_type", Kind.TEXT),
      Map.entry("event_id", Kind.UUID),
      Map.entry("session_id", Kind.UUID),
      Map.entry("parent_id", Kind.UUID),
      Map.entry("children_ids", Kind.TEXTS),
      Map.entry("config", Kind.OBJECT),
      Map.entry("inputs", Kind.OBJECT),
      Map.entry("outputs", Kind.OBJECT),
      Map.entry("error", Kind.TEXT),
      Map.entry("start_time", Kind.NUMBER),
      Map.entry("end_time", Kind.NUMBER),
      Map.entry("duration", Kind.NUMBER),
      Map.entry("metadata", Kind.OBJECT),
      Map.entry("feedback", Kind.OBJECT),
      Map.entry("metrics", Kind.OBJECT),
      Map.entry("user_properties", Kind.OBJECT)));

  private EventBody() {}

  /** {@code PostEventRequest}: closed, with two required fields. */
  static Event current(JsonNode body) {
    ObjectNode event = SHAPE.closed(body);
    for (String required : List.of("event_type", "inputs")) {
      if (!event.has(required)) {
        throw HttpFailure.badRequest("The field " + required + " is required");
      }
    }
    return event(event);
  }

  /** {@code LegacyEvent}: unknown fields are kept, the project is ignored. */
  static Event legacy(JsonNode body) {
    ObjectNode event = SHAPE.open(body);
    event.remove("project");
    return event(event);
  }

  private static Event event(ObjectNode json) {
    json.remove("project_id");
    mintIds(json);
    try {
      return Event.fromJson(GroundTruth.moved(json));
    } catch (IllegalArgumentException e) {
      throw HttpFailure.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static void mintIds(ObjectNode json) {
    boolean session = json.path("event_type").asText().equals("session");
    String fallback = UUID.randomUUID().toString();
    String eventId =
        json.path("event_id").asText(session ? json.path("session_id").asText(fallback) : fallback);
    json.put("event_id", eventId);
    json.put(
        "session_id",
        json.path("session_id").asText(session ? eventId : UUID.randomUUID().toString()));
  }
}
