package ai.honeyhive.client.configurations;

import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A prompt with the settings of its model, as the data plane keeps it. Immutable.
 *
 * @see NewConfiguration
 */
public final class Configuration extends JsonBacked {
  private static final Set<String> NAMES = Set.of(
      "id",
      "_id",
      "name",
      "type",
      "provider",
      "parameters",
      "env",
      "tags",
      "user_properties",
      "created_at",
      "updated_at");

  Configuration(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * Reads a configuration from its JSON form. Fields that are missing are not known; unknown fields
   * are kept.
   *
   * @param json the JSON object
   * @return the value
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static Configuration fromJson(JsonNode json) {
    return new Configuration(JsonFields.of(json));
  }

  /** {@return the id, or the empty text} */
  public String id() {
    return json.id();
  }

  /** {@return the name, or the empty text} */
  public String name() {
    return json.text("name");
  }

  /** {@return {@code LLM} or {@code pipeline}, or the empty text} */
  public String type() {
    return json.text("type");
  }

  /** {@return who runs the model, for example {@code openai}, or the empty text} */
  public String provider() {
    return json.text("provider");
  }

  /**
   * {@return the prompt and the settings: {@code call_type}, {@code model}, {@code template},
   * {@code hyperparameters} and others; unmodifiable}
   */
  public Map<String, @Nullable Object> parameters() {
    return json.object("parameters");
  }

  /** {@return where it is used: {@code dev}, {@code staging}, {@code prod}; unmodifiable} */
  public List<String> env() {
    return json.texts("env");
  }

  /** {@return its tags; unmodifiable} */
  public List<String> tags() {
    return json.texts("tags");
  }

  /** {@return who it is for; null when nobody said; unmodifiable} */
  public @Nullable Map<String, @Nullable Object> userProperties() {
    return json.objectOrNull("user_properties");
  }

  /** {@return when it was made; null when not known} */
  public @Nullable Instant createdAt() {
    return json.timeOrNull("created_at");
  }

  /** {@return when it was changed last; null when it never was} */
  public @Nullable Instant updatedAt() {
    return json.timeOrNull("updated_at");
  }
}
