package ai.honeyhive.server.internal.scores;

import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Numbers as JSON: whole ones without a fraction. */
final class Numbers {
  private static final double EXACT = 1L << 53;

  private Numbers() {}

  static JsonNode json(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) <= EXACT;
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return whole ? nodes.numberNode((long) value) : nodes.numberNode(value);
  }

  static ArrayNode json(double[] values) {
    ArrayNode list = Json.array();
    for (double value : values) {
      list.add(json(value));
    }
    return list;
  }
}
