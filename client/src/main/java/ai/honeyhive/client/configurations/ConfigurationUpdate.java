package ai.honeyhive.client.configurations;

import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to change in a configuration: the name is needed, a field that is not set stays as it is.
 * Immutable.
 */
public final class ConfigurationUpdate extends JsonBacked {
  private static final Set<String> NAMES =
      Set.of("name", "type", "provider", "parameters", "env", "tags", "user_properties");

  private ConfigurationUpdate(JsonFields json) {
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
     * @param value the name, at most 200 characters
     */
    public Builder name(String value) {
      json = json.with("name", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value {@code LLM}, as the data plane takes it unless set, or {@code pipeline}
     */
    public Builder type(String value) {
      json = json.with("type", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value who runs the model, for example {@code openai}
     */
    public Builder provider(String value) {
      json = json.with("provider", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the prompt and the settings; {@code call_type} ({@code chat} or
     *     {@code completion}) and {@code model} are needed
     */
    public Builder parameters(Map<String, ? extends @Nullable Object> value) {
      json = json.with("parameters", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param values where it is used: {@code dev}, {@code staging}, {@code prod}
     */
    public Builder env(String... values) {
      json = json.with("env", List.of(values));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value its tags
     */
    public Builder tags(List<String> value) {
      json = json.with("tags", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value who it is for, or null
     */
    public Builder userProperties(@Nullable Map<String, ? extends @Nullable Object> value) {
      json = json.with("user_properties", value);
      return this;
    }

    /** {@return the update} */
    public ConfigurationUpdate build() {
      return new ConfigurationUpdate(json);
    }
  }
}
