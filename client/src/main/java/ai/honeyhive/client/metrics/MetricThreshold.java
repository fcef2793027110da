package ai.honeyhive.client.metrics;

import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Wire;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which values of a metric pass. Immutable. */
public final class MetricThreshold extends JsonBacked {
  private static final Set<String> NAMES = Set.of("min", "max", "pass_when", "passing_categories");

  MetricThreshold(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * {@return the threshold that numbers pass in a range, both ends included}
   *
   * @param min the lowest, or null for any
   * @param max the highest, or null for any
   */
  public static MetricThreshold range(@Nullable Double min, @Nullable Double max) {
    JsonFields json = JsonFields.EMPTY;
    json = min == null ? json : json.with("min", Wire.number("min", min));
    return new MetricThreshold(max == null ? json : json.with("max", Wire.number("max", max)));
  }

  /**
   * {@return the threshold that one of true and false passes}
   *
   * @param value which of them
   */
  public static MetricThreshold when(boolean value) {
    return new MetricThreshold(JsonFields.EMPTY.with("pass_when", value));
  }

  /**
   * {@return the threshold that these categories pass}
   *
   * @param categories their names
   */
  public static MetricThreshold categories(List<String> categories) {
    return new MetricThreshold(JsonFields.EMPTY.with("passing_categories", categories));
  }

  /** {@return the lowest number that passes; null when there is none} */
  public @Nullable Double min() {
    return json.numberOrNull("min");
  }

  /** {@return the highest number that passes; null when there is none} */
  public @Nullable Double max() {
    return json.numberOrNull("max");
  }

  /** {@return which of true and false passes; null when neither is said} */
  public @Nullable Boolean passWhen() {
    return json.flagOrNull("pass_when");
  }

  /** {@return the categories that pass; unmodifiable} */
  public List<String> passingCategories() {
    return json.texts("passing_categories");
  }
}
