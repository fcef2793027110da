package ai.honeyhive.client.metrics;

import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A version of a metric. Immutable. */
public final class MetricVersion extends JsonBacked {
  private static final Set<String> NAMES =
      Set.of("name", "full_sha", "message", "date", "deployed", "content");

  MetricVersion(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * Reads a version from its JSON form.
   *
   * @param json the JSON object
   * @return the version
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static MetricVersion fromJson(JsonNode json) {
    return new MetricVersion(JsonFields.of(json));
  }

  /** {@return the name, by which it is deployed} */
  public String name() {
    return json.text("name");
  }

  /** {@return what tells it from all others} */
  public String sha() {
    return json.text("full_sha");
  }

  /** {@return why it was made} */
  public String message() {
    return json.text("message");
  }

  /** {@return when it was made; null when not known} */
  public @Nullable Instant date() {
    return json.timeOrNull("date");
  }

  /** {@return whether it is the one that is computed} */
  public boolean deployed() {
    return json.flag("deployed");
  }

  /** {@return what the metric is in this version, without an id} */
  public Metric content() {
    return new Metric(json.fields("content"));
  }
}
