package ai.honeyhive.client.mapping;

import ai.honeyhive.client.internal.JsonText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The scalar values inside a value, as text; JSON text within text is opened too. */
final class Leaves {
  private final Set<String> found = new LinkedHashSet<>();

  static Set<String> of(Object value) {
    Leaves leaves = new Leaves();
    leaves.add(value);
    return leaves.found;
  }

  private void add(Object value) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(this::add);
    } else if (value instanceof List<?> list) {
      list.forEach(this::add);
    } else if (value instanceof String text && JsonText.parse(text) != null) {
      add(JsonText.parse(text));
    } else if (value != null) {
      found.add(value.toString());
    }
  }
}
