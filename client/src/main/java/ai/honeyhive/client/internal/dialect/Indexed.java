package ai.honeyhive.client.internal.dialect;

import ai.honeyhive.client.internal.mapping.Attributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists that come as an attribute for each field, named {@code <prefix><n>.<field>}. */
final class Indexed {
  private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");

  private Indexed() {}

  /**
   * Reads such a list, in the order of the numbers, and marks its attributes as used. Fields keep
   * the rest of the name as it is, also when it has dots.
   */
  static List<Map<String, @Nullable Object>> take(Attributes attributes, String prefix) {
    Map<Integer, Map<String, @Nullable Object>> elements = new TreeMap<>();
    for (String key : attributes.keys()) {
      int dot = key.startsWith(prefix) ? key.indexOf('.', prefix.length()) : -1;
      if (dot > 0 && dot + 1 < key.length()) {
        String index = key.substring(prefix.length(), dot);
        if (INDEX.matcher(index).matches() && attributes.has(key)) {
          elements
              .computeIfAbsent(Integer.valueOf(index), n -> new LinkedHashMap<>())
              .put(key.substring(dot + 1), attributes.get(key));
          attributes.use(key);
        }
      }
    }
    return new ArrayList<>(elements.values());
  }
}
