package ai.honeyhive.client.internal.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists that come as an attribute for each field, named {@code <prefix><n>.<field>}. */
public final class Indexed {
  private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");

  private Indexed() {}

  /**
   * Reads such a list, in the order of the numbers, and marks its attributes as used. Fields keep
   * the rest of the name as it is, also when it has dots.
   */
  public static List<Map<String, @Nullable Object>> take(Attributes attributes, String prefix) {
    if (!attributes.hasPrefix(prefix)) {
      return List.of();
    }
    List<Map<String, @Nullable Object>> elements = read(attributes.values(), prefix);
    use(attributes, prefix);
    return elements;
  }

  /** Marks what {@link #read} reads as used. */
  public static void use(Attributes attributes, String prefix) {
    for (String key : attributes.keys()) {
      if (attributes.has(key) && endOfIndex(key, prefix) > 0) {
        attributes.use(key);
      }
    }
  }

  /** Reads such a list, in the order of the numbers. */
  public static List<Map<String, @Nullable Object>> read(
      Map<String, @Nullable Object> attributes, String prefix) {
    Map<Integer, Map<String, @Nullable Object>> elements = new TreeMap<>();
    attributes.forEach((key, value) -> {
      int dot = endOfIndex(key, prefix);
      if (dot > 0 && value != null) {
        elements
            .computeIfAbsent(
                Integer.valueOf(key.substring(prefix.length(), dot)), n -> new LinkedHashMap<>())
            .put(key.substring(dot + 1), value);
      }
    });
    return new ArrayList<>(elements.values());
  }

  /** Where the dot behind the number is; -1 when the key is not of such a list. */
  private static int endOfIndex(String key, String prefix) {
    int dot = key.startsWith(prefix) ? key.indexOf('.', prefix.length()) : -1;
    boolean field = dot > 0
        && dot + 1 < key.length()
        && INDEX.matcher(key.substring(prefix.length(), dot)).matches();
    return field ? dot : -1;
  }
}
