package ai.honeyhive.server.internal.api.datasets;

import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The bodies that create and change datapoints. Unknown fields are ignored. */
final class DatapointBody {
  private static final List<String> FIELDS = List.of(
      "inputs", "history", "ground_truth", "metadata", "linked_event", Links.LINKED_DATASETS);
  private static final Shape SHAPE = new Shape(Map.of(
      "inputs",
      Kind.OBJECT,
      "history",
      Kind.OBJECTS,
      "ground_truth",
      Kind.OBJECT,
      "metadata",
      Kind.OBJECT,
      "linked_event",
      Kind.TEXT,
      Links.LINKED_DATASETS,
      Kind.IDS));

  private DatapointBody() {}

  /** {@code CreateDatapointRequest}. */
  static ObjectNode create(JsonNode body) {
    return complete(update(body));
  }

  /** {@code UpdateDatapointRequest}: only what is given. */
  static ObjectNode update(JsonNode body) {
    return SHAPE.open(body).retain(FIELDS);
  }

  /** A datapoint with all its fields. */
  static ObjectNode complete(ObjectNode given) {
    ObjectNode datapoint = given.objectNode();
    datapoint.putObject("inputs");
    datapoint.putArray("history");
    datapoint.putNull("ground_truth").putNull("metadata").putNull("linked_event");
    datapoint.putArray(Links.LINKED_DATASETS);
    return datapoint.setAll(given);
  }
}
