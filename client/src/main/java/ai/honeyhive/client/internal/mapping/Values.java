package ai.honeyhive.client.internal.mapping;

import ai.honeyhive.client.internal.JsonText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms an attribute's value can be brought into; what does not fit stays as it is. */
public final class Values {
  private static final Pattern DECIMAL =
      Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");

  private static final Set<String> NUMBERS = Set.of(
      "temperature",
      "top_p",
      "top_k",
      "max_tokens",
      "max_completion_tokens",
      "max_retries",
      "frequency_penalty",
      "presence_penalty",
      "repetition_penalty",
      "seed",
      "n",
      "choice_count",
      "dimensions");

  private Values() {}

  /** Text that is a decimal number becomes the number, unless the number would lose digits. */
  public static Object number(Object value) {
    if (!(value instanceof String text)
        || text.length() > 64
        || !DECIMAL.matcher(text).matches()) {
      return value;
    }
    BigDecimal exact = new BigDecimal(text);
    if (text.chars().allMatch(c -> c == '-' || Character.isDigit(c))) {
      return exact.toBigInteger().bitLength() < Long.SIZE ? (Object) exact.longValue() : text;
    }
    double number = exact.doubleValue();
    boolean same = Double.isFinite(number) && BigDecimal.valueOf(number).compareTo(exact) == 0;
    return same ? (Object) number : text;
  }

  /** The same for a setting that is a number by its name; others stay as they are. */
  public static Object setting(String name, Object value) {
    return NUMBERS.contains(name) ? number(value) : value;
  }

  /** The texts {@code true} and {@code false} become the flag. */
  public static Object flag(Object value) {
    return value.equals("true") || value.equals("false") ? (Object) value.equals("true") : value;
  }

  /** Text that is a JSON list becomes the list; other scalars a list of one. */
  public static Object list(Object value) {
    Object parsed =
        value instanceof String text && JsonText.parse(text) instanceof List<?> list ? list : value;
    return parsed instanceof List<?> || parsed instanceof Map<?, ?> ? parsed : List.of(parsed);
  }

  public static boolean isEmpty(Object value) {
    return value.equals("")
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }
}
