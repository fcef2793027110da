package ai.honeyhive.client.datasets;

import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to change in a datapoint: a field that is not set stays as it is, one that is set to null
 * is sent as null. Immutable.
 */
public final class DatapointUpdate extends JsonBacked {
  private static final Set<String> NAMES =
      Set.of("inputs", "history", "ground_truth", "metadata", "linked_event", "linked_datasets");

  private DatapointUpdate(JsonFields json) {
    super(json, NAMES);
  }

  /** {@return a builder in which nothing is set} */
  public static Builder builder() {
    return new Builder(JsonFields.EMPTY);
  }

  /** {@return a builder that holds what this value holds} */
  public Builder toBuilder() {
    return new Builder(json);
  }

  /** Collects what is to change. Not safe for use by several threads at once. */
  public static final class Builder {
    private JsonFields json;

    private Builder(JsonFields json) {
      this.json = json;
    }

    /**
     * {@return this builder}
     *
     * @param value what goes into the application
     */
    public Builder inputs(Map<String, ? extends @Nullable Object> value) {
      json = json.with("inputs", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the messages that came before, the oldest first
     */
    public Builder history(List<? extends Map<String, ? extends @Nullable Object>> value) {
      json = json.with("history", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what should come out, or null to take it away
     */
    public Builder groundTruth(@Nullable Map<String, ? extends @Nullable Object> value) {
      json = json.with("ground_truth", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what else is known, or null to take it away
     */
    public Builder metadata(@Nullable Map<String, ? extends @Nullable Object> value) {
      json = json.with("metadata", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the id of the event it is made from, or null to take it away
     */
    public Builder linkedEvent(@Nullable String value) {
      json = json.with("linked_event", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param ids the ids of all datasets that shall hold it
     */
    public Builder linkedDatasets(List<String> ids) {
      json = json.with("linked_datasets", ids);
      return this;
    }

    /** {@return the update} */
    public DatapointUpdate build() {
      return new DatapointUpdate(json);
    }
  }
}
