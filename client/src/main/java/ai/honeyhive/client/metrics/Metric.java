package ai.honeyhive.client.metrics;

import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.internal.JsonValues;
import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A metric as the data plane keeps it: what it computes of the events that its filters match. The
 * value is in {@code metrics} of the event, under the metric's name. Immutable.
 *
 * @see NewMetric
 */
public final class Metric extends JsonBacked {
  private static final Set<String> NAMES = names();

  Metric(JsonFields json) {
    super(json, NAMES);
  }

  private static Set<String> names() {
    Set<String> names = new HashSet<>(NewMetric.NAMES);
    names.addAll(Set.of("id", "_id", "created_at", "updated_at"));
    return Set.copyOf(names);
  }

  /**
   * Reads a metric from its JSON form. Fields that are missing are not known; unknown fields are
   * kept.
   *
   * @param json the JSON object
   * @return the metric
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static Metric fromJson(JsonNode json) {
    return new Metric(JsonFields.of(json));
  }

  /** {@return the id, or the empty text} */
  public String id() {
    return json.id();
  }

  /** {@return the name, or the empty text} */
  public String name() {
    return json.text("name");
  }

  /** {@return who computes it} */
  public MetricType type() {
    return MetricType.of(json.text("type"));
  }

  /** {@return the code, the prompt or the question} */
  public String criteria() {
    return json.text("criteria");
  }

  /** {@return what the metric is for, or the empty text} */
  public String description() {
    return json.text("description");
  }

  /** {@return what it comes to} */
  public MetricReturnType returnType() {
    return MetricReturnType.of(json.text("return_type"));
  }

  /** {@return whether it is computed of the events that come in} */
  public boolean enabledInProduction() {
    return json.flag("enabled_in_prod");
  }

  /** {@return whether it is computed only where there is a ground truth} */
  public boolean needsGroundTruth() {
    return json.flag("needs_ground_truth");
  }

  /** {@return of how many events in a hundred it is computed; null when not known} */
  public @Nullable Double samplingPercentage() {
    return json.numberOrNull("sampling_percentage");
  }

  /** {@return whose model computes it; null when none does} */
  public @Nullable String modelProvider() {
    return json.textOrNull("model_provider");
  }

  /** {@return the model that computes it; null when none does} */
  public @Nullable String modelName() {
    return json.textOrNull("model_name");
  }

  /** {@return the highest score; 0 when there is none} */
  public int scale() {
    return (int) json.count("scale");
  }

  /** {@return which values pass; null when nothing is said} */
  public @Nullable MetricThreshold threshold() {
    return json.value("threshold") instanceof Map
        ? new MetricThreshold(json.fields("threshold"))
        : null;
  }

  /** {@return the categories and what each counts, which may be null; unmodifiable} */
  public Map<String, @Nullable Double> categories() {
    Map<String, @Nullable Double> scores = new LinkedHashMap<>();
    for (JsonFields category : json.objects("categories", fields -> fields)) {
      scores.put(category.text("category"), category.numberOrNull("score"));
    }
    return Collections.unmodifiableMap(scores);
  }

  /** {@return the conditions on the events it is computed of; unmodifiable} */
  public List<EventFilter> filters() {
    return json.fields("filters")
        .objects("filterArray", fields -> EventFilter.fromJson(JsonValues.toNode(fields.all())));
  }

  /** {@return when it was made; null when not known} */
  public @Nullable Instant createdAt() {
    return json.timeOrNull("created_at");
  }

  /** {@return when it was changed last; null when never} */
  public @Nullable Instant updatedAt() {
    return json.timeOrNull("updated_at");
  }
}
