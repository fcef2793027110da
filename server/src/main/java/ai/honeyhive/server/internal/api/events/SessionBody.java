package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.store.EventWrite;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Makes a session's own event out of the body of a request that starts one. */
final class SessionBody {
  private static final Shape SHAPE = new Shape(Map.ofEntries(
      Map.entry("session_id", Kind.TEXT),
      Map.entry("session_name", Kind.TEXT),
      Map.entry("event_name", Kind.TEXT),
      Map.entry("source", Kind.TEXT),
      Map.entry("start_time", Kind.ANY),
      Map.entry("end_time", Kind.ANY),
      Map.entry("duration", Kind.NUMBER),
      Map.entry("config", Kind.OBJECT),
      Map.entry("inputs", Kind.OBJECT),
      Map.entry("outputs", Kind.OBJECT),
      Map.entry("metadata", Kind.OBJECT),
      Map.entry("user_properties", Kind.OBJECT),
      Map.entry("children_ids", Kind.TEXTS)));

  private SessionBody() {}

  /** {@code StartSessionRequest}: closed. */
  static Event current(JsonNode body) {
    return session(SHAPE.closed(body));
  }

  /** {@code LegacyStartSessionRequest}: unknown fields are ignored. */
  static Event legacy(JsonNode body) {
    ObjectNode session = SHAPE.open(body);
    session.retain(
        session.propertyStream().map(Map.Entry::getKey).filter(SHAPE::knows).toList());
    return session(session);
  }

  /** {@code SessionProperties} of a batch: unknown fields are kept. */
  static Event properties(ObjectNode body) {
    ObjectNode session = SHAPE.open(body);
    session.remove(List.of("project", "project_id", "parent_id"));
    return session(session);
  }

  private static Event session(ObjectNode json) {
    String id = json.path("session_id").asText().toLowerCase(Locale.ROOT);
    String uuid = EventWrite.isUuid(id) ? id : UUID.randomUUID().toString();
    json.put("event_type", "session").put("session_id", uuid).put("event_id", uuid);
    if (!json.has("event_name") && json.has("session_name")) {
      json.set("event_name", json.get("session_name"));
    }
    json.remove("session_name");
    // Text in place of a number is replaced by the present, as if it were not there.
    for (String time : List.of("start_time", "end_time")) {
      if (!Kind.NUMBER.takes(json.path(time))) {
        json.remove(time);
      }
    }
    try {
      return Event.fromJson(GroundTruth.moved(json));
    } catch (IllegalArgumentException e) {
      throw HttpFailure.badRequest(String.valueOf(e.getMessage()));
    }
  }
}
