package ai.honeyhive.client.datasets;

import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dataset to be made. What is not set is left to the data plane, which calls it {@code Untitled
 * Dataset}. Immutable.
 */
public final class NewDataset extends JsonBacked {
  private static final Set<String> NAMES = Set.of("name", "description", "datapoints");

  private NewDataset(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * {@return a dataset of this name, without datapoints}
   *
   * @param name the name, at most 200 characters
   */
  public static NewDataset named(String name) {
    return builder().name(name).build();
  }

  /** {@return a builder in which nothing is set} */
  public static Builder builder() {
    return new Builder(JsonFields.EMPTY);
  }

  /** {@return a builder that holds what this value holds} */
  public Builder toBuilder() {
    return new Builder(json);
  }

  /** Collects what a dataset starts with. Not safe for use by several threads at once. */
  public static final class Builder {
    private JsonFields json;

    private Builder(JsonFields json) {
      this.json = json;
    }

    /**
     * {@return this builder}
     *
     * @param value the name, at most 200 characters
     */
    public Builder name(String value) {
      json = json.with("name", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what the dataset is for
     */
    public Builder description(String value) {
      json = json.with("description", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param ids the ids of datapoints that exist
     */
    public Builder datapoints(List<String> ids) {
      json = json.with("datapoints", ids);
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

    /** {@return the dataset} */
    public NewDataset build() {
      return new NewDataset(json);
    }
  }
}
