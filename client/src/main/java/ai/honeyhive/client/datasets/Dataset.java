package ai.honeyhive.client.datasets;

import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A named list of datapoints, as the data plane keeps it. Immutable.
 *
 * @see NewDataset
 */
public final class Dataset extends JsonBacked {
  private static final Set<String> NAMES =
      Set.of("id", "_id", "name", "description", "datapoints", "created_at", "updated_at");

  Dataset(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * Reads a dataset from its JSON form. Fields that are missing are not known; unknown fields are
   * kept.
   *
   * @param json the JSON object
   * @return the dataset
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static Dataset fromJson(JsonNode json) {
    return new Dataset(JsonFields.of(json));
  }

  /** {@return the id, or the empty text} */
  public String id() {
    return json.id();
  }

  /** {@return the name, or the empty text} */
  public String name() {
    return json.text("name");
  }

  /** {@return what the dataset is for; null when nobody said} */
  public @Nullable String description() {
    return json.textOrNull("description");
  }

  /** {@return the ids of its datapoints, in their order; unmodifiable} */
  public List<String> datapoints() {
    return json.texts("datapoints");
  }

  /** {@return when it was made; null when not known} */
  public @Nullable Instant createdAt() {
    return json.timeOrNull("created_at");
  }

  /** {@return when it was changed last; null when not known} */
  public @Nullable Instant updatedAt() {
    return json.timeOrNull("updated_at");
  }
}
