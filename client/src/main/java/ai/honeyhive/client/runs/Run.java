package ai.honeyhive.client.runs;

import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One try of an application on a dataset: an experiment run, as the data plane keeps it. Immutable.
 *
 * @see NewRun
 */
public final class Run extends JsonBacked {
  private static final Set<String> NAMES = Set.of(
      "id",
      "_id",
      "run_id",
      "name",
      "description",
      "status",
      "metadata",
      "results",
      "metrics",
      "event_ids",
      "configuration",
      "is_active",
      "created_at",
      "updated_at",
      "scope_type",
      "scope_id",
      "dataset_id",
      "dataset_name",
      "warning");

  Run(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * Reads a run from its JSON form. Fields that are missing are not known; unknown fields are kept.
   *
   * @param json the JSON object
   * @return the run
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static Run fromJson(JsonNode json) {
    return new Run(JsonFields.of(json));
  }

  /** {@return the UUID by which the run is asked for, or the empty text} */
  public String runId() {
    return json.text("run_id");
  }

  /** {@return the id under which the data plane stores it, or the empty text} */
  public String id() {
    return json.id();
  }

  /** {@return the name; null when it has none} */
  public @Nullable String name() {
    return json.textOrNull("name");
  }

  /** {@return what the run is for; null when nobody said} */
  public @Nullable String description() {
    return json.textOrNull("description");
  }

  /** {@return how far it is; null when not known} */
  public @Nullable RunStatus status() {
    String status = json.textOrNull("status");
    return status == null ? null : RunStatus.of(status);
  }

  /** {@return what else is known, for example the commit; unmodifiable} */
  public Map<String, @Nullable Object> metadata() {
    return json.object("metadata");
  }

  /** {@return what the maker of the run wrote down as its results; unmodifiable} */
  public Map<String, @Nullable Object> results() {
    return json.object("results");
  }

  /** {@return what was measured for the run as a whole; unmodifiable} */
  public Map<String, @Nullable Object> metrics() {
    return json.object("metrics");
  }

  /** {@return the ids of its sessions; unmodifiable} */
  public List<String> eventIds() {
    return json.texts("event_ids");
  }

  /** {@return how it was done, for example the names of the evaluators; unmodifiable} */
  public Map<String, @Nullable Object> configuration() {
    return json.object("configuration");
  }

  /** {@return whether it is shown; false only when the data plane says so} */
  public boolean active() {
    return !Boolean.FALSE.equals(json.flagOrNull("is_active"));
  }

  /** {@return when it was made; null when not known} */
  public @Nullable Instant createdAt() {
    return json.timeOrNull("created_at");
  }

  /** {@return when it was changed last; null when it never was} */
  public @Nullable Instant updatedAt() {
    return json.timeOrNull("updated_at");
  }

  /**
   * {@return what kind of thing {@link #scopeId()} names, for example {@code project}; or empty}
   */
  public String scopeType() {
    return json.text("scope_type");
  }

  /** {@return the id of what the run belongs to, or the empty text} */
  public String scopeId() {
    return json.text("scope_id");
  }

  /** {@return the id of the dataset it tries; null when the data is not kept by the data plane} */
  public @Nullable String datasetId() {
    return json.textOrNull("dataset_id");
  }

  /** {@return the name of the dataset it tries; null when not known} */
  public @Nullable String datasetName() {
    return json.textOrNull("dataset_name");
  }

  /**
   * {@return what the data plane warned of when it changed the run; null when it did not, or the
   * run was only read}
   */
  public @Nullable String warning() {
    return json.textOrNull("warning");
  }
}
