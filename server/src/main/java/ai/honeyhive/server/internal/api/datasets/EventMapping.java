package ai.honeyhive.server.internal.api.datasets;

import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Makes datapoints out of events. A mapping names fields of the event, such as
 * {@code inputs.question} or {@code outputs}; without one, a datapoint has the event's inputs, and
 * as ground truth what feedback says it is, else the outputs.
 */
record EventMapping(Mapping mapping) {
  private static final String CHAT = "chat_history";

  /** The datapoint of an event in its JSON form. */
  ObjectNode datapoint(ObjectNode event) {
    ObjectNode datapoint = mapping.isEmpty() ? whole(event) : mapped(event);
    datapoint.set("linked_event", event.path("event_id"));
    return DatapointBody.complete(datapoint);
  }

  private static ObjectNode whole(ObjectNode event) {
    ObjectNode datapoint = Json.object();
    ObjectNode inputs = event.path("inputs").deepCopy();
    ArrayNode history = Mapping.messages(inputs, List.of(CHAT));
    inputs.remove(CHAT);
    datapoint.set("inputs", inputs);
    datapoint.set("history", history);
    JsonNode truth = event.path("feedback").path("ground_truth");
    datapoint.set("ground_truth", truth.isMissingNode() ? event.path("outputs") : named(truth));
    return datapoint;
  }

  private static JsonNode named(JsonNode truth) {
    return truth.isObject() ? truth : Json.object().set("ground_truth", truth);
  }

  private ObjectNode mapped(ObjectNode event) {
    ObjectNode datapoint = Json.object();
    datapoint.set("inputs", section(event, mapping.inputs()));
    ArrayNode history = datapoint.putArray("history");
    for (String path : mapping.history()) {
      ObjectNode one = Json.object().set(name(path), at(event, path));
      history.addAll(Mapping.messages(one, List.of(name(path))));
    }
    if (!mapping.groundTruth().isEmpty()) {
      datapoint.set("ground_truth", section(event, mapping.groundTruth()));
    }
    return datapoint;
  }

  /** An object that a path names as a whole is taken apart: {@code outputs} gives its fields. */
  private static ObjectNode section(ObjectNode event, List<String> paths) {
    ObjectNode section = Json.object();
    for (String path : paths) {
      JsonNode value = at(event, path);
      if (value instanceof ObjectNode object && !path.contains(".")) {
        section.setAll(object);
      } else if (!value.isMissingNode() && !value.isNull()) {
        section.set(name(path), value);
      }
    }
    return section;
  }

  private static JsonNode at(ObjectNode event, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return event.path(path);
    }
    JsonNode inner = event.path(path.substring(0, dot));
    String rest = path.substring(dot + 1);
    JsonNode whole = inner.path(rest);
    return whole.isMissingNode() && inner instanceof ObjectNode object ? at(object, rest) : whole;
  }

  private static String name(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(dot + 1);
  }
}
