package ai.honeyhive.client.datasets;

import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.List;
import java.util.Set;

/**
 * Which columns of a row become which part of a datapoint. A column that is not named goes to the
 * datapoint's metadata. Immutable.
 */
public final class DatapointMapping extends JsonBacked {
  private static final Set<String> NAMES = Set.of("inputs", "ground_truth", "history");

  private DatapointMapping(JsonFields json) {
    super(json, NAMES);
  }

  /** {@return a builder in which no column is named} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the columns that go in; unmodifiable} */
  public List<String> inputs() {
    return json.texts("inputs");
  }

  /** {@return the columns that should come out; unmodifiable} */
  public List<String> groundTruth() {
    return json.texts("ground_truth");
  }

  /** {@return the columns that hold earlier messages; unmodifiable} */
  public List<String> history() {
    return json.texts("history");
  }

  /** Collects the names of columns. Not safe for use by several threads at once. */
  public static final class Builder {
    private List<String> inputs = List.of();
    private List<String> groundTruth = List.of();
    private List<String> history = List.of();

    private Builder() {}

    /**
     * {@return this builder}
     *
     * @param columns the columns that go in
     */
    public Builder inputs(String... columns) {
      inputs = List.of(columns);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param columns the columns that should come out
     */
    public Builder groundTruth(String... columns) {
      groundTruth = List.of(columns);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param columns the columns that hold earlier messages
     */
    public Builder history(String... columns) {
      history = List.of(columns);
      return this;
    }

    /** {@return the mapping} */
    public DatapointMapping build() {
      return new DatapointMapping(JsonFields.EMPTY
          .with("inputs", inputs)
          .with("ground_truth", groundTruth)
          .with("history", history));
    }
  }
}
