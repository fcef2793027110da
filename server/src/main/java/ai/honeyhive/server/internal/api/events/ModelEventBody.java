package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * {@code ModelEvent}: a call of a model with fields of its own, which become inputs and outputs.
 * Unknown fields are kept.
 */
final class ModelEventBody {
  private static final String MODEL_NAME = "model_name";
  private static final Shape SHAPE = new Shape(Map.ofEntries(
      Map.entry("event_name", Kind.TEXT),
      Map.entry(MODEL_NAME, Kind.TEXT),
      Map.entry("model", Kind.TEXT),
      Map.entry("model_version", Kind.TEXT),
      Map.entry("provider", Kind.TEXT),
      Map.entry("usage", Kind.OBJECT),
      Map.entry("hyperparameters", Kind.OBJECT),
      Map.entry("inputs", Kind.OBJECT),
      Map.entry("outputs", Kind.OBJECT),
      Map.entry("duration", Kind.NUMBER),
      Map.entry("error", Kind.TEXT)));
  private static final List<String> INPUTS = List.of(
      "messages",
      "provider",
      "usage",
      "cost",
      "hyperparameters",
      "template",
      "template_inputs",
      "tools",
      "tool_choice",
      "response_format",
      "duration",
      "error");

  private ModelEventBody() {}

  static Event legacy(JsonNode body) {
    ObjectNode event = SHAPE.open(body);
    JsonNode alias = event.remove("model");
    if (alias != null && !event.has(MODEL_NAME)) {
      event.set(MODEL_NAME, alias);
    }
    if (!event.has("event_name")) {
      event.set("event_name", name(event));
    }
    event.put("event_type", "model");
    for (String field : INPUTS) {
      move(event, field, "inputs");
    }
    move(event, "response", "outputs");
    return EventBody.legacy(event);
  }

  private static JsonNode name(ObjectNode event) {
    if (!event.has(MODEL_NAME)) {
      throw HttpFailure.badRequest("One of the fields model_name, model or event_name is required");
    }
    return event.get(MODEL_NAME);
  }

  private static void move(ObjectNode event, String field, String section) {
    JsonNode value = event.remove(field);
    if (value != null) {
      ObjectNode moved = Json.object();
      event.path(section).properties().forEach(old -> moved.set(old.getKey(), old.getValue()));
      moved.set(field, value);
      event.set(section, moved);
    }
  }
}
