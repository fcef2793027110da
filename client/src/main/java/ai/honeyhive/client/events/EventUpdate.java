package ai.honeyhive.client.events;

import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Wire;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about an event or a session. What is not said stays as it is. Immutable.
 *
 * <p>The keys of {@link Builder#metadata metadata}, {@link Builder#feedback feedback},
 * {@link Builder#metrics metrics}, {@link Builder#config config} and {@link Builder#userProperties
 * user properties} are added to those there are; {@link Builder#outputs outputs} take the place of
 * those there are.
 */
public final class EventUpdate extends JsonBacked {
  private static final Set<String> NAMES = Set.of(
      "metadata",
      "feedback",
      "metrics",
      "config",
      "user_properties",
      "outputs",
      "end_time",
      "duration",
      "children_ids");

  private EventUpdate(JsonFields json) {
    super(json, NAMES);
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
     * @param value what to add to the metadata
     */
    public Builder metadata(Map<String, ? extends @Nullable Object> value) {
      json = json.with("metadata", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what to add to the feedback
     */
    public Builder feedback(Map<String, ? extends @Nullable Object> value) {
      json = json.with("feedback", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what to add to the metrics
     */
    public Builder metrics(Map<String, ? extends @Nullable Object> value) {
      json = json.with("metrics", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what to add to the config
     */
    public Builder config(Map<String, ? extends @Nullable Object> value) {
      json = json.with("config", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what to add to the user properties
     */
    public Builder userProperties(Map<String, ? extends @Nullable Object> value) {
      json = json.with("user_properties", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value all outputs; null is sent, and keeps those there are
     */
    public Builder outputs(@Nullable Map<String, ? extends @Nullable Object> value) {
      json = json.with("outputs", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param milliseconds the end, since the Unix epoch
     * @throws IllegalArgumentException if the number is not finite
     */
    public Builder endTime(double milliseconds) {
      json = json.with("end_time", Wire.number("endTime", milliseconds));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param milliseconds the duration
     * @throws IllegalArgumentException if the number is not finite
     */
    public Builder duration(double milliseconds) {
      json = json.with("duration", Wire.number("duration", milliseconds));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the ids of the events inside, in place of those there are; an empty list changes
     *     nothing
     */
    public Builder childrenIds(List<String> value) {
      json = json.with("children_ids", value);
      return this;
    }

    /** {@return the update} */
    public EventUpdate build() {
      return new EventUpdate(json);
    }
  }
}
