package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an answer should have been belongs to the feedback, wherever a client writes it. */
final class GroundTruth {
  private static final String NAME = "ground_truth";

  private GroundTruth() {}

  /** Moves it there from the metadata, unless the feedback has its own. */
  static ObjectNode moved(ObjectNode event) {
    JsonNode truth = event.path("metadata").path(NAME);
    if (truth.isMissingNode() || truth.isNull() || event.path("feedback").has(NAME)) {
      return event;
    }
    ObjectNode moved = Json.object();
    moved.setAll(event);
    copied(moved, "metadata").remove(NAME);
    copied(moved, "feedback").set(NAME, truth);
    return moved;
  }

  private static ObjectNode copied(ObjectNode event, String section) {
    ObjectNode copy = Json.object();
    event.path(section).properties().forEach(field -> copy.set(field.getKey(), field.getValue()));
    event.set(section, copy);
    return copy;
  }
}
