package ai.honeyhive.client.datasets;

import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One example to try an application on: what goes in, and what should come out. Immutable.
 *
 * @see NewDatapoint
 */
public final class Datapoint extends JsonBacked {
  private static final Set<String> NAMES = Set.of(
      "id",
      "_id",
      "inputs",
      "history",
      "ground_truth",
      "metadata",
      "linked_event",
      "linked_datasets",
      "created_at",
      "updated_at");

  Datapoint(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * Reads a datapoint from its JSON form. Fields that are missing are not known; unknown fields are
   * kept.
   *
   * @param json the JSON object
   * @return the datapoint
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static Datapoint fromJson(JsonNode json) {
    return new Datapoint(JsonFields.of(json));
  }

  /** {@return the id, or the empty text} */
  public String id() {
    return json.id();
  }

  /** {@return what goes into the application; unmodifiable} */
  public Map<String, @Nullable Object> inputs() {
    return json.object("inputs");
  }

  /** {@return the messages that came before, the oldest first; unmodifiable} */
  public List<Map<String, @Nullable Object>> history() {
    return json.objects("history", JsonFields::all);
  }

  /** {@return what should come out; null when nobody said; unmodifiable} */
  public @Nullable Map<String, @Nullable Object> groundTruth() {
    return json.objectOrNull("ground_truth");
  }

  /** {@return what else is known; empty when nothing is; unmodifiable} */
  public Map<String, @Nullable Object> metadata() {
    return json.object("metadata");
  }

  /** {@return the id of the event it was made from; null when it was not made from one} */
  public @Nullable String linkedEvent() {
    return json.textOrNull("linked_event");
  }

  /** {@return the ids of the datasets that hold it; unmodifiable} */
  public List<String> linkedDatasets() {
    return json.texts("linked_datasets");
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
