package ai.honeyhive.client.internal.mapping;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a span or of a span event, which remember what was used of them. What is not
 * used in the end goes to metadata, so that nothing is lost because nobody knew it.
 */
public final class Attributes {
  private final Map<String, @Nullable Object> values;
  private final Set<String> used = new HashSet<>();

  public Attributes(Map<String, @Nullable Object> values) {
    this.values = values;
  }

  public Set<String> keys() {
    return values.keySet();
  }

  public Map<String, @Nullable Object> values() {
    return Collections.unmodifiableMap(values);
  }

  public boolean has(String key) {
    return values.get(key) != null;
  }

  /** Whether a key begins so. Asked often of each span, so without a stream. */
  public boolean hasPrefix(String prefix) {
    for (String key : values.keySet()) {
      if (key.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  public @Nullable Object get(String key) {
    return values.get(key);
  }

  /** The text of a scalar; null when there is none, or it is empty. */
  public @Nullable String text(String key) {
    Object value = values.get(key);
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      String text = value.toString();
      return text.isEmpty() ? null : text;
    }
    return null;
  }

  /** Says that the value is now in the event, or is not to be in it. */
  public void use(String key) {
    used.add(key);
  }

  public boolean isUsed(String key) {
    return used.contains(key);
  }

  public boolean allUsed() {
    return used.containsAll(values.keySet());
  }

  /** Hands on what nobody used, in the order it came. */
  public void eachUnused(BiConsumer<String, @Nullable Object> each) {
    values.forEach((key, value) -> {
      if (!used.contains(key)) {
        each.accept(key, value);
      }
    });
  }
}
