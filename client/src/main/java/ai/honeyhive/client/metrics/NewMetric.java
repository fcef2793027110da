package ai.honeyhive.client.metrics;

import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Wire;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A metric to be made, or the content of a version of one. What is not set is left to the data
 * plane: it is a number, computed of ten events in a hundred, once it is enabled. Immutable.
 */
public final class NewMetric extends JsonBacked {
  static final Set<String> NAMES = Set.of(
      "name",
      "type",
      "criteria",
      "description",
      "return_type",
      "enabled_in_prod",
      "needs_ground_truth",
      "sampling_percentage",
      "model_provider",
      "model_name",
      "scale",
      "threshold",
      "categories",
      "filters");

  NewMetric(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * {@return a builder of a metric that Python code computes}
   *
   * @param name the name
   * @param code the code: a function that takes an event
   */
  public static Builder python(String name, String code) {
    return builder().name(name).type(MetricType.PYTHON).criteria(code);
  }

  /**
   * {@return a builder of a metric that a model computes}
   *
   * @param name the name
   * @param prompt what the model is told
   * @param provider whose model it is, for example {@code openai}
   * @param model the model
   */
  public static Builder llm(String name, String prompt, String provider, String model) {
    return builder()
        .name(name)
        .type(MetricType.LLM)
        .criteria(prompt)
        .modelProvider(provider)
        .modelName(model);
  }

  /**
   * {@return a builder of a metric that people give}
   *
   * @param name the name
   * @param question what they are asked
   */
  public static Builder human(String name, String question) {
    return builder().name(name).type(MetricType.HUMAN).criteria(question);
  }

  /** {@return a builder in which nothing is set; a name, a type and criteria are needed} */
  public static Builder builder() {
    return new Builder(JsonFields.EMPTY);
  }

  /** {@return a builder that holds what this value holds} */
  public Builder toBuilder() {
    return new Builder(json);
  }

  /** Collects what a metric is. Not safe for use by several threads at once. */
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

    /**
     * {@return the metric to be made}
     *
     * @throws IllegalStateException if its name, its type or its criteria are not set
     */
    public NewMetric build() {
      for (String required : new String[] {"name", "type", "criteria"}) {
        if (json.text(required).isBlank()) {
          throw new IllegalStateException("a metric needs: " + required);
        }
      }
      return new NewMetric(json);
    }
  }
}
