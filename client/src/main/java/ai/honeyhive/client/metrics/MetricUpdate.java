package ai.honeyhive.client.metrics;

import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about a metric. What is not said stays as it is; categories and filters that
 * are said take the place of all there are. Immutable.
 */
public final class MetricUpdate extends JsonBacked {
  private MetricUpdate(JsonFields json) {
    super(json, NewMetric.NAMES);
  }

  /** {@return a builder in which nothing is said} */
  public static Builder builder() {
    return new Builder(JsonFields.EMPTY);
  }

  /** {@return a builder that says what this update says} */
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
     * @param value the name, at most 200 characters
     */
    public Builder name(String value) {
      json = json.with("name", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value who computes it
     */
    public Builder type(MetricType value) {
      json = json.with("type", value.wireName());
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the code of a Python metric, the prompt of a model's, the question to a person
     */
    public Builder criteria(String value) {
      json = json.with("criteria", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what the metric is for
     */
    public Builder description(String value) {
      json = json.with("description", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what it comes to
     */
    public Builder returnType(MetricReturnType value) {
      json = json.with("return_type", value.wireName());
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value whether it is computed of the events that come in
     */
    public Builder enabledInProduction(boolean value) {
      json = json.with("enabled_in_prod", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value whether it is computed only where there is a ground truth
     */
    public Builder needsGroundTruth(boolean value) {
      json = json.with("needs_ground_truth", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value of how many events in a hundred it is computed
     * @throws IllegalArgumentException if the number is not finite
     */
    public Builder samplingPercentage(double value) {
      json = json.with("sampling_percentage", Wire.number("samplingPercentage", value));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value whose model computes it, for example {@code openai}
     */
    public Builder modelProvider(@Nullable String value) {
      json = json.with("model_provider", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the model that computes it
     */
    public Builder modelName(@Nullable String value) {
      json = json.with("model_name", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the highest score, from 1
     */
    public Builder scale(int value) {
      json = json.with("scale", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value which values pass
     */
    public Builder threshold(MetricThreshold value) {
      json = json.with("threshold", value.json.all());
      return this;
    }

    /**
     * Adds a category to those there are.
     *
     * @param name the category
     * @param score what it counts, or null for nothing
     * @return this builder
     */
    public Builder category(String name, @Nullable Double score) {
      json = Drafts.withCategory(json, name, score);
      return this;
    }

    /**
     * Adds a condition on the events it is computed of.
     *
     * @param value the condition
     * @return this builder
     */
    public Builder filter(EventFilter value) {
      json = Drafts.withFilter(json, value);
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

    /** {@return the update} */
    public MetricUpdate build() {
      return new MetricUpdate(json);
    }
  }
}
