package ai.honeyhive.client.events;

import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Wire;
import ai.honeyhive.client.model.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call of a model to be written down, in the words of the model's API; the data plane makes an
 * {@link Event} of it: messages, usage and the like become inputs, the response an output.
 * Immutable.
 */
public final class NewModelEvent extends JsonBacked {
  private static final Set<String> NAMES = Set.of(
      "model",
      "event_name",
      "event_id",
      "session_id",
      "parent_id",
      "source",
      "provider",
      "model_version",
      "messages",
      "response",
      "usage",
      "cost",
      "hyperparameters",
      "template",
      "template_inputs",
      "tools",
      "tool_choice",
      "response_format",
      "error",
      "start_time",
      "end_time",
      "duration",
      "metadata",
      "user_properties");

  private NewModelEvent(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * {@return a builder for a call of this model}
   *
   * @param name the model's name, which is also the event's unless that is set
   */
  public static Builder model(String name) {
    return new Builder(JsonFields.EMPTY.with("model", name));
  }

  /** {@return a builder that holds what this value holds} */
  public Builder toBuilder() {
    return new Builder(json);
  }

  /** Collects what is known of a call. Not safe for use by several threads at once. */
  public static final class Builder {
    private JsonFields json;

    private Builder(JsonFields json) {
      this.json = json;
    }

    /**
     * {@return this builder}
     *
     * @param value the event's name
     */
    public Builder eventName(String value) {
      json = json.with("event_name", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the event's id, a UUID
     */
    public Builder eventId(String value) {
      json = json.with("event_id", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the id of the session it belongs to
     */
    public Builder sessionId(String value) {
      json = json.with("session_id", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the id of the event that contains it
     */
    public Builder parentId(String value) {
      json = json.with("parent_id", value);
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
     * @param value whose model it is, for example {@code openai}
     */
    public Builder provider(String value) {
      json = json.with("provider", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the version of the model
     */
    public Builder modelVersion(String value) {
      json = json.with("model_version", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the messages that went in
     */
    public Builder messages(List<? extends Map<String, ? extends @Nullable Object>> value) {
      json = json.with("messages", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what came out, JSON-like
     */
    public Builder response(@Nullable Object value) {
      json = json.with("response", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value how many tokens it took, for example {@code prompt_tokens}
     */
    public Builder usage(Map<String, ? extends @Nullable Object> value) {
      json = json.with("usage", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what it cost
     * @throws IllegalArgumentException if the number is not finite
     */
    public Builder cost(double value) {
      json = json.with("cost", Wire.number("cost", value));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value how the model was set, for example {@code temperature}
     */
    public Builder hyperparameters(Map<String, ? extends @Nullable Object> value) {
      json = json.with("hyperparameters", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the template the messages were made of, JSON-like
     */
    public Builder template(@Nullable Object value) {
      json = json.with("template", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what was put into the template
     */
    public Builder templateInputs(Map<String, ? extends @Nullable Object> value) {
      json = json.with("template_inputs", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the tools the model could call
     */
    public Builder tools(List<? extends Map<String, ? extends @Nullable Object>> value) {
      json = json.with("tools", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value which tool it had to call, JSON-like
     */
    public Builder toolChoice(@Nullable Object value) {
      json = json.with("tool_choice", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the form the answer had to have, JSON-like
     */
    public Builder responseFormat(@Nullable Object value) {
      json = json.with("response_format", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what went wrong
     */
    public Builder error(String value) {
      json = json.with("error", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the start in milliseconds since the Unix epoch
     * @throws IllegalArgumentException if the number is not finite
     */
    public Builder startTime(double value) {
      json = json.with("start_time", Wire.number("startTime", value));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the end in milliseconds since the Unix epoch
     * @throws IllegalArgumentException if the number is not finite
     */
    public Builder endTime(double value) {
      json = json.with("end_time", Wire.number("endTime", value));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the duration in milliseconds
     * @throws IllegalArgumentException if the number is not finite
     */
    public Builder duration(double value) {
      json = json.with("duration", Wire.number("duration", value));
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
     * @param value who it was done for
     */
    public Builder userProperties(Map<String, ? extends @Nullable Object> value) {
      json = json.with("user_properties", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param name the name on the wire of a field that this class has no name for
     * @param value its value, as {@link Event} describes values
     */
    public Builder field(String name, @Nullable Object value) {
      json = json.with(name, value);
      return this;
    }

    /** {@return the call to be written down} */
    public NewModelEvent build() {
      return new NewModelEvent(json);
    }
  }
}
