package ai.honeyhive.client.datasets;

import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A datapoint to be made. What is not set is left to the data plane. Immutable. */
public final class NewDatapoint extends JsonBacked {
  private static final Set<String> NAMES =
      Set.of("inputs", "history", "ground_truth", "metadata", "linked_event", "linked_datasets");

  private NewDatapoint(JsonFields json) {
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

  /** Collects what a datapoint starts with. Not safe for use by several threads at once. */
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
     * @param value what should come out
     */
    public Builder groundTruth(Map<String, ? extends @Nullable Object> value) {
      json = json.with("ground_truth", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what else is known
     */
    public Builder metadata(Map<String, ? extends @Nullable Object> value) {
      json = json.with("metadata", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the id of the event it is made from
     */
    public Builder linkedEvent(String value) {
      json = json.with("linked_event", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param ids the ids of the datasets that shall hold it
     */
    public Builder linkedDatasets(List<String> ids) {
      json = json.with("linked_datasets", ids);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param name the name on the wire of a field that this class has no name for
     * @param value its value, as {@link ai.honeyhive.client.model.Event} describes values
     */
    public Builder field(String name, @Nullable Object value) {
      json = json.with(name, value);
      return this;
    }

    /** {@return the datapoint} */
    public NewDatapoint build() {
      return new NewDatapoint(json);
    }
  }
}
