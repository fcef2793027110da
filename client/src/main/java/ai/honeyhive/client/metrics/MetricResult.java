package ai.honeyhive.client.metrics;

import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a metric came to of one event. Immutable. */
public final class MetricResult extends JsonBacked {
  private static final Set<String> NAMES = Set.of("success", "loading", "result", "explanation");

  private MetricResult(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * Reads a result from its JSON form.
   *
   * @param json the JSON object
   * @return the result
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static MetricResult fromJson(JsonNode json) {
    return new MetricResult(JsonFields.of(json));
  }

  /** {@return whether it was computed} */
  public boolean success() {
    return json.flag("success");
  }

  /** {@return whether it is being computed still} */
  public boolean loading() {
    return json.flag("loading");
  }

  /** {@return a number, true or false, text, or null} */
  public @Nullable Object result() {
    return json.value("result");
  }

  /** {@return why; null when nobody said} */
  public @Nullable String explanation() {
    return json.textOrNull("explanation");
  }
}
