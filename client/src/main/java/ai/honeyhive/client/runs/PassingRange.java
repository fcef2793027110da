package ai.honeyhive.client.runs;

import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of a metric that pass, bounds included. Immutable. */
public final class PassingRange extends JsonBacked {
  private static final Set<String> NAMES = Set.of("min", "max");

  PassingRange(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * {@return the range from one bound to the other}
   *
   * @param min the smallest value that passes
   * @param max the greatest value that passes
   * @throws IllegalArgumentException if {@code min} is greater than {@code max}, or a bound is not
   *     finite
   */
  public static PassingRange between(double min, double max) {
    if (min > max) {
      throw new IllegalArgumentException("min must not be greater than max: " + min + ", " + max);
    }
    return new PassingRange(
        JsonFields.EMPTY.with("min", Wire.number("min", min)).with("max", Wire.number("max", max)));
  }

  /**
   * {@return the range that has no upper bound}
   *
   * @param min the smallest value that passes
   * @throws IllegalArgumentException if the bound is not finite
   */
  public static PassingRange atLeast(double min) {
    return new PassingRange(JsonFields.EMPTY.with("min", Wire.number("min", min)));
  }

  /**
   * {@return the range that has no lower bound}
   *
   * @param max the greatest value that passes
   * @throws IllegalArgumentException if the bound is not finite
   */
  public static PassingRange atMost(double max) {
    return new PassingRange(JsonFields.EMPTY.with("max", Wire.number("max", max)));
  }

  /**
   * Reads a range from its JSON form.
   *
   * @param json the JSON object
   * @return the range
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static PassingRange fromJson(JsonNode json) {
    return new PassingRange(JsonFields.of(json));
  }

  /** {@return the smallest value that passes; null when there is none} */
  public @Nullable Double min() {
    return json.numberOrNull("min");
  }

  /** {@return the greatest value that passes; null when there is none} */
  public @Nullable Double max() {
    return json.numberOrNull("max");
  }
}
