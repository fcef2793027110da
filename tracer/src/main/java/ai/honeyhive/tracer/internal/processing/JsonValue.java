package ai.honeyhive.tracer.internal.processing;

import ai.honeyhive.tracer.internal.processing.values.Values;
import ai.honeyhive.tracer.internal.processing.values.reading.Losses;
import ai.honeyhive.tracer.internal.processing.values.reading.ValueLimits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Any value as JSON text, encoded at once so that what is recorded is what was passed.
 *
 * @param text the JSON text
 * @param loss what is missing of the value, for people; null when nothing is
 */
public record JsonValue(String text, @Nullable String loss) {
  private static final Values VALUES = new Values(ValueLimits.DEFAULT.total(256 * 1024));

  /** Encodes a value; null when there is none. Never throws. */
  public static @Nullable JsonValue of(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    Losses losses = new Losses();
    try {
      String text = VALUES.json(value, losses);
      return text == null ? null : new JsonValue(text, losses.any());
    } catch (Exception | LinkageError | VirtualMachineError e) {
      String name = value.getClass().getName();
      return new JsonValue('"' + name + '"', "A " + name + " was not recorded");
    }
  }

  /**
   * Encodes what there is of some values. Never throws.
   *
   * @param losses told what is missing
   */
  public static Map<String, String> texts(Map<String, ?> values, Consumer<String> losses) {
    Map<String, String> texts = new LinkedHashMap<>();
    try {
      values.forEach((key, value) -> {
        JsonValue json = of(value);
        if (key != null && json != null) {
          texts.put(key, json.text());
        }
        if (json != null && json.loss() != null) {
          losses.accept(json.loss());
        }
      });
    } catch (Exception | LinkageError | VirtualMachineError | AssertionError e) {
      losses.accept("A " + values.getClass().getName() + " could not be read: "
          + e.getClass().getName());
    }
    return texts;
  }
}
