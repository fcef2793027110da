package ai.honeyhive.client.internal.rest;

import ai.honeyhive.client.model.Event;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Forms on the wire. */
public final class Wire {
  private Wire() {}

  /**
   * Whole numbers without a fraction or an exponent: {@code 1760000000000}, not {@code 1.76E12}.
   */
  public static Number number(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be a finite number, not " + value);
    }
    long whole = (long) value;
    return whole == value ? (Number) whole : (Number) value;
  }

  /** An event to be made. What is not known is left out: a null is not a number to the backend. */
  public static ObjectNode event(Event event) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    event.toJson().properties().forEach(field -> {
      if (!field.getValue().isNull()) {
        json.set(field.getKey(), field.getValue());
      }
    });
    return json;
  }

  /** Events to be made. */
  public static ArrayNode events(List<Event> events) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode(events.size());
    events.forEach(event -> list.add(event(event)));
    return list;
  }

  /** An object without one of its fields; anything else as it is. */
  public static JsonNode without(String name, JsonNode json) {
    if (!json.isObject()) {
      return json;
    }
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    json.properties().forEach(field -> {
      if (!field.getKey().equals(name)) {
        rest.set(field.getKey(), field.getValue());
      }
    });
    return rest;
  }
}
