package ai.honeyhive.client.internal.mapping;

import ai.honeyhive.client.internal.JsonText;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The forms an attribute's value can be brought into; what does not fit stays as it is. */
public final class Values {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");
  private static final Pattern DECIMAL =
      Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");

  private Values() {}

  /** Text that is a decimal number becomes the number. */
  public static Object number(Object value) {
    if (value instanceof String text && text.length() <= 64) {
      if (WHOLE.matcher(text).matches()) {
        return whole(text);
      }
      if (DECIMAL.matcher(text).matches()) {
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? (Object) number : text;
      }
    }
    return value;
  }

  private static Object whole(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException beyond64Bits) {
      return text;
    }
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

  /** Text as it is, JSON text of anything else. */
  public static Object text(Object value) {
    return JsonText.write(value);
  }

  static boolean isEmpty(Object value) {
    return value.equals("")
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }
}
