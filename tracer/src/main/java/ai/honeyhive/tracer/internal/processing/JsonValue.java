package ai.honeyhive.tracer.internal.processing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Any value as JSON text, encoded at once so that what is recorded is what was passed.
 *
 * @param text the JSON text
 * @param loss what is missing of the value, for people; null when nothing is
 */
public record JsonValue(String text, @Nullable String loss) {
  /** No value has more characters. */
  public static final int LONGEST = 256 * 1024;

  /** Encodes a value; null when there is none. Never throws. */
  public static @Nullable JsonValue of(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return of(optional.orElse(null));
    }
    if (value == null) {
      return null;
    }
    try {
      if (ValueEncoder.isText(value)) {
        return ofText(value.toString());
      }
      String json = JsonText.of(value);
      return json.length() <= LONGEST ? new JsonValue(json, null) : ofText(json);
    } catch (Exception | LinkageError | StackOverflowError e) {
      String name = value.getClass().getName();
      return new JsonValue(
          '"' + name + '"', "A " + name + " has no JSON form; its class name is recorded instead");
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
    } catch (RuntimeException e) {
      losses.accept("A " + values.getClass().getName() + " could not be read: " + e);
    }
    return texts;
  }

  private static JsonValue ofText(String text) throws JsonProcessingException {
    if (text.length() <= LONGEST) {
      return new JsonValue(JsonText.of(text), null);
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return new JsonValue(
        JsonText.of(text.substring(0, end)),
        "A value of " + text.length() + " characters is cut to " + end);
  }
}
