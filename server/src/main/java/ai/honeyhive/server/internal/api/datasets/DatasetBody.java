package ai.honeyhive.server.internal.api.datasets;

import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.api.body.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The bodies that create and change datasets. */
final class DatasetBody {
  static final String DATASET_ID = "dataset_id";
  private static final Shape SHAPE =
      new Shape(Map.of("name", Kind.TEXT, "description", Kind.TEXT, Links.DATAPOINTS, Kind.IDS));
  private static final Shape NAMED = new Shape(Map.of(DATASET_ID, Kind.TEXT));

  private DatasetBody() {}

  /** {@code CreateDatasetRequest}: unknown fields are ignored, as all legacy ones are. */
  static ObjectNode create(JsonNode body) {
    ObjectNode dataset = known(body);
    if (dataset.path("name").asText().isBlank()) {
      dataset.put("name", "Untitled Dataset");
    }
    if (!dataset.has("description")) {
      dataset.putNull("description");
    }
    if (!dataset.has(Links.DATAPOINTS)) {
      dataset.putArray(Links.DATAPOINTS);
    }
    return dataset;
  }

  /** {@code UpdateDatasetRequest}: closed. */
  static ObjectNode update(JsonNode body) {
    return checked(SHAPE.closed(body));
  }

  /** {@code LegacyUpdateDatasetRequest}: unknown fields are ignored. */
  static ObjectNode updateLegacy(JsonNode body) {
    return known(body);
  }

  /** The dataset that a legacy body names. */
  static String id(JsonNode body) {
    ObjectNode named = NAMED.open(body);
    Texts.require(named, DATASET_ID);
    return named.get(DATASET_ID).textValue();
  }

  private static ObjectNode known(JsonNode body) {
    ObjectNode fields = SHAPE.open(body);
    fields.retain("name", "description", Links.DATAPOINTS);
    return checked(fields);
  }

  private static ObjectNode checked(ObjectNode fields) {
    Texts.checkName(fields);
    return fields;
  }
}
