package ai.honeyhive.tracer.internal.provider.propagation;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All fields in one baggage entry: {@code 1&t:default&s:0f8f…&n:checkout}. First the version, then
 * a letter and a value for each field; in values {@code ~} is {@code ~0} and {@code &} is
 * {@code ~1}. Baggage leaves these signs as they are, so the header can be read by people. Readers
 * skip letters they do not know.
 */
final class PackedEntry {
  /** The name of the entry. */
  static final String NAME = "honeyhive";

  private static final String VERSION = "1&";
  private static final int LONGEST = 2048;

  private PackedEntry() {}

  static String write(Map<Field, String> fields) {
    StringBuilder entry = new StringBuilder(VERSION.substring(0, 1));
    fields.forEach((field, value) -> entry
        .append('&')
        .append(field.letter())
        .append(':')
        .append(value.replace("~", "~0").replace("&", "~1")));
    return entry.toString();
  }

  /** The fields that are well-formed; none when there is no entry, or one of another version. */
  static Map<Field, String> read(@Nullable String entry) {
    Map<Field, String> fields = new EnumMap<>(Field.class);
    if (entry == null || entry.length() > LONGEST || !entry.startsWith(VERSION)) {
      return fields;
    }
    for (String part : entry.substring(VERSION.length()).split("&")) {
      int colon = part.indexOf(':');
      Field field = colon < 0 ? null : Field.ofLetter(part.substring(0, colon));
      if (field != null) {
        String text = part.substring(colon + 1).replace("~1", "&").replace("~0", "~");
        String value = field.checked(text);
        if (value != null) {
          fields.put(field, value);
        }
      }
    }
    return fields;
  }
}
