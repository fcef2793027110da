package ai.honeyhive.client.datasets;

import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to change in a dataset: a field that is not set stays as it is, one that is set to null
 * is sent as null. Immutable.
 */
public final class DatasetUpdate extends JsonBacked {
  private static final Set<String> NAMES = Set.of("name", "description", "datapoints");

  private DatasetUpdate(JsonFields json) {
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
     * @param value the new name, at most 200 characters
     */
    public Builder name(String value) {
      json = json.with("name", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what the dataset is for, or null to take the text away
     */
    public Builder description(@Nullable String value) {
      json = json.with("description", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param ids the ids of all datapoints it shall hold
     */
    public Builder datapoints(List<String> ids) {
      json = json.with("datapoints", ids);
      return this;
    }

    /** {@return the update} */
    public DatasetUpdate build() {
      return new DatasetUpdate(json);
    }
  }
}
