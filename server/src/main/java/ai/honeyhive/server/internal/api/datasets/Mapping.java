package ai.honeyhive.server.internal.api.datasets;

import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which columns of what is uploaded go where ({@code DatapointMapping}). A column that is named for
 * nothing is metadata.
 */
record Mapping(List<String> inputs, List<String> history, List<String> groundTruth) {
  private static final String INPUTS = "inputs";
  private static final String HISTORY = "history";
  private static final String GROUND_TRUTH = "ground_truth";
  private static final Shape SHAPE =
      new Shape(Map.of(INPUTS, Kind.TEXTS, HISTORY, Kind.TEXTS, GROUND_TRUTH, Kind.TEXTS));

  static Mapping of(JsonNode json) {
    ObjectNode mapping = SHAPE.open(json);
    return new Mapping(
        texts(mapping, INPUTS), texts(mapping, HISTORY), texts(mapping, GROUND_TRUTH));
  }

  private static List<String> texts(ObjectNode mapping, String name) {
    return mapping.path(name).valueStream().map(JsonNode::textValue).toList();
  }

  /** Whether nothing is named. */
  boolean isEmpty() {
    return inputs.isEmpty() && history.isEmpty() && groundTruth.isEmpty();
  }

  /** A datapoint out of one row. */
  ObjectNode row(ObjectNode row) {
    ObjectNode datapoint = Json.object();
    datapoint.set(INPUTS, section(row, inputs));
    datapoint.set(HISTORY, messages(row, history));
    if (!groundTruth.isEmpty()) {
      datapoint.set(GROUND_TRUTH, section(row, groundTruth));
    }
    ObjectNode rest = row.deepCopy();
    Stream.of(inputs, history, groundTruth).forEach(rest::remove);
    datapoint.set("metadata", rest);
    return DatapointBody.complete(datapoint);
  }

  private static ObjectNode section(ObjectNode row, List<String> columns) {
    ObjectNode section = Json.object();
    for (String column : columns) {
      if (row.has(column)) {
        section.set(column, row.get(column));
      }
    }
    return section;
  }

  /** A column of the history is a message, or a list of messages. */
  static ArrayNode messages(ObjectNode row, List<String> columns) {
    ArrayNode messages = Json.array();
    for (String column : columns) {
      JsonNode value = row.path(column);
      Stream<JsonNode> found = value.isArray() ? value.valueStream() : Stream.of(value);
      found
          .filter(one -> !one.isMissingNode() && !one.isNull())
          .map(one -> one.isObject() ? one : Json.object().set(column, one))
          .forEach(messages::add);
    }
    return messages;
  }
}
