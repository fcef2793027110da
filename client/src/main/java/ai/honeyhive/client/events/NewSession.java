package ai.honeyhive.client.events;

import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Wire;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session to be started. What is not set is left to the data plane: it mints the id and takes the
 * present. Immutable.
 */
public final class NewSession extends JsonBacked {
  private static final Set<String> NAMES = Set.of(
      "session_id",
      "session_name",
      "source",
      "start_time",
      "end_time",
      "duration",
      "config",
      "inputs",
      "outputs",
      "metadata",
      "user_properties");

  private NewSession(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * {@return a session of this name}
   *
   * @param name the name
   */
  public static NewSession named(String name) {
    return builder().sessionName(name).build();
  }

  /** {@return a builder in which nothing is set} */
  public static Builder builder() {
    return new Builder(JsonFields.EMPTY);
  }

  /** {@return a builder that holds what this value holds} */
  public Builder toBuilder() {
    return new Builder(json);
  }

  /** Collects what a session starts with. Not safe for use by several threads at once. */
  public static final class Builder {
    private JsonFields json;

    private Builder(JsonFields json) {
      this.json = json;
    }

    /**
     * {@return this builder}
     *
     * @param value the id, a UUID; starting a session that exists adds to its metadata and user
     *     properties
     */
    public Builder sessionId(String value) {
      json = json.with("session_id", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the name
     */
    public Builder sessionName(String value) {
      json = json.with("session_name", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value where the application runs, for example {@code production}
     */
    public Builder source(String value) {
      json = json.with("source", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param milliseconds the start, since the Unix epoch
     * @throws IllegalArgumentException if the number is not finite
     */
    public Builder startTime(double milliseconds) {
      json = json.with("start_time", Wire.number("startTime", milliseconds));
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
     * @param value the settings
     */
    public Builder config(Map<String, ? extends @Nullable Object> value) {
      json = json.with("config", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what went in
     */
    public Builder inputs(Map<String, ? extends @Nullable Object> value) {
      json = json.with("inputs", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what came out
     */
    public Builder outputs(Map<String, ? extends @Nullable Object> value) {
      json = json.with("outputs", value);
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
     * @param value who it is for
     */
    public Builder userProperties(Map<String, ? extends @Nullable Object> value) {
      json = json.with("user_properties", value);
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

    /** {@return the session to be started} */
    public NewSession build() {
      return new NewSession(json);
    }
  }
}
