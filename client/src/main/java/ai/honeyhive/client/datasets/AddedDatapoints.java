package ai.honeyhive.client.datasets;

import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** What came of adding rows to a dataset. Immutable. */
public final class AddedDatapoints extends JsonBacked {
  private static final Set<String> NAMES = Set.of("inserted", "datapoint_ids");

  private AddedDatapoints(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * Reads the answer from its JSON form.
   *
   * @param json the JSON object
   * @return the answer
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static AddedDatapoints fromJson(JsonNode json) {
    return new AddedDatapoints(JsonFields.of(json));
  }

  /** {@return whether the rows are stored} */
  public boolean inserted() {
    return json.flag("inserted");
  }

  /** {@return the ids of the new datapoints, in the order of the rows; unmodifiable} */
  public List<String> datapointIds() {
    return json.texts("datapoint_ids");
  }
}
