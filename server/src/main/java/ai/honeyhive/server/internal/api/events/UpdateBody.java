package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.store.EventUpdate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The body of a request that updates an event. Both forms are open: unknown fields are ignored. */
record UpdateBody(String eventId, EventUpdate update) {
  private static final String EVENT_ID = "event_id";
  private static final Shape SHAPE = new Shape(Map.of(
      "config", Kind.OBJECT,
      "outputs", Kind.OBJECT,
      "metadata", Kind.OBJECT,
      "feedback", Kind.OBJECT,
      "metrics", Kind.OBJECT,
      "user_properties", Kind.OBJECT,
      "end_time", Kind.NUMBER,
      "duration", Kind.NUMBER,
      "children_ids", Kind.TEXTS));
  private static final Shape NAMED = new Shape(Map.of(EVENT_ID, Kind.UUID));

  /** {@code UpdateEventRequest}: the path names the event. */
  static UpdateBody current(String eventId, JsonNode body) {
    return new UpdateBody(eventId, update(body));
  }

  /** {@code LegacyUpdateEventRequest}: the body names the event. */
  static UpdateBody legacy(JsonNode body) {
    ObjectNode named = NAMED.open(body);
    if (!named.has(EVENT_ID)) {
      throw HttpFailure.badRequest("The field " + EVENT_ID + " is required");
    }
    return new UpdateBody(named.get(EVENT_ID).textValue(), update(body));
  }

  private static EventUpdate update(JsonNode body) {
    ObjectNode fields = GroundTruth.moved(SHAPE.open(body));
    fields.retain(
        fields.propertyStream().map(Map.Entry::getKey).filter(SHAPE::knows).toList());
    return EventUpdate.fromJson(fields);
  }
}
