package ai.honeyhive.client.internal.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a message, or of one of its parts. */
final class Fields {
  private Fields() {}

  static Map<String, @Nullable Object> copy(Map<?, ?> source) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    source.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }

  /** Adds a field; when another value has its key, under the key with an underscore before it. */
  static void keep(Map<String, @Nullable Object> fields, String key, @Nullable Object value) {
    String free = key;
    while (fields.containsKey(free) && !Objects.equals(fields.get(free), value)) {
      free = "_" + free;
    }
    fields.put(free, value);
  }

  /** Moves a field elsewhere, unless it is absent or the other place is taken. */
  static void move(
      Map<String, @Nullable Object> from,
      String name,
      Map<String, @Nullable Object> to,
      String key) {
    Object value = from.get(name);
    if (value != null && !to.containsKey(key)) {
      from.remove(name);
      to.put(key, value);
    }
  }
}
