package ai.honeyhive.tracer.internal.processing.values;

import ai.honeyhive.tracer.internal.processing.values.reading.Plan;
import ai.honeyhive.tracer.internal.processing.values.reading.Reading;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value as attributes of their native types, one for each leaf, where that says the same as its
 * JSON: objects of scalars and of lists of scalars, neither many nor with keys that would be read
 * as paths; with indexes also lists of such objects. Not thread-safe.
 */
final class Leaves {
  private static final int MOST = 32;

  /** The depth of an element of a list, and of what is in it; nothing is deeper. */
  private static final int IN_LIST = 1000;

  private final Reading reading;
  private final List<AttributeKey<?>> keys = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();
  private final boolean hasIndexes;
  private long characters;

  /**
   * Makes one for a value.
   *
   * @param hasIndexes whether lists of other than scalars are spread, because JSON text would not
   *     be read back where the value is written
   */
  Leaves(Reading reading, boolean hasIndexes) {
    this.reading = reading;
    this.hasIndexes = hasIndexes;
  }

  /** Takes a value that is simple; false when it is to be JSON. */
  boolean take(String key, Object simple) {
    try {
      return taken(key, simple, 1) && characters <= reading.limits().total();
    } catch (Exception | LinkageError | VirtualMachineError | AssertionError e) {
      // whoever writes it as JSON meets it again, and says so
      return false;
    }
  }

  @SuppressWarnings("unchecked") // key and value were made as a pair
  void writeTo(Span span) {
    for (int i = 0; i < keys.size(); i++) {
      span.setAttribute((AttributeKey<Object>) keys.get(i), values.get(i));
    }
  }

  private boolean taken(String key, Object simple, int depth) {
    if (simple instanceof String text) {
      String cut = reading.cut(text);
      characters += cut.length();
      return add(AttributeKey.stringKey(key), cut);
    }
    if (simple instanceof Long) {
      return add(AttributeKey.longKey(key), simple);
    }
    if (simple instanceof Double) {
      return add(AttributeKey.doubleKey(key), simple);
    }
    if (simple instanceof Boolean) {
      return add(AttributeKey.booleanKey(key), simple);
    }
    if (simple instanceof Collection<?> collection) {
      return list(key, collection) || (hasIndexes && indexed(key, collection, depth));
    }
    if (depth > IN_LIST || (depth < IN_LIST && depth > reading.limits().depth())) {
      return false;
    }
    return simple instanceof Map<?, ?> map
        ? map(key, map, depth)
        : bean(key, (Reading.Bean) simple, depth);
  }

  private boolean add(AttributeKey<?> key, Object value) {
    keys.add(key);
    values.add(value);
    return keys.size() <= MOST;
  }

  private boolean map(String key, Map<?, ?> map, int depth) {
    if (map.size() > MOST) {
      return false;
    }
    int before = keys.size();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object simple = reading.simple(entry.getValue());
      if (simple == null) {
        continue;
      }
      if (!(entry.getKey() instanceof String name)
          || !isSegment(name)
          || !taken(key + "." + name, simple, depth + 1)) {
        return false;
      }
    }
    return keys.size() > before;
  }

  private boolean bean(String key, Reading.Bean bean, int depth) {
    int before = keys.size();
    for (Plan.Property property : bean.plan().all()) {
      Object simple = reading.simple(reading.property(bean.owner(), property));
      if (simple == null) {
        continue;
      }
      if (!isSegment(property.name()) || !taken(key + "." + property.name(), simple, depth + 1)) {
        return false;
      }
    }
    return keys.size() > before;
  }

  /** Whether a name stands for one level of a path, and for no index. */
  private static boolean isSegment(String name) {
    boolean isNumber = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.') {
        return false;
      }
      isNumber &= c >= '0' && c <= '9';
    }
    return !isNumber && !name.isBlank();
  }

  /** A path has one index at most; what comes behind it is one name. */
  private boolean indexed(String key, Collection<?> collection, int depth) {
    if (depth >= IN_LIST || collection.isEmpty() || collection.size() > MOST) {
      return false;
    }
    int index = 0;
    for (Object element : collection) {
      Object simple = reading.simple(element);
      if (simple == null || !taken(key + "." + index++, simple, IN_LIST)) {
        return false;
      }
    }
    return true;
  }

  private boolean list(String key, Collection<?> collection) {
    int size = collection.size();
    if (size == 0 || size > reading.limits().entries()) {
      return false;
    }
    List<Object> elements = new ArrayList<>(size);
    Class<?> type = null;
    long length = 0;
    for (Object element : collection) {
      Object simple = reading.simple(element);
      if (simple == null
          || (type != null && type != simple.getClass())
          || elements.size() == size) {
        return false;
      }
      type = simple.getClass();
      if (simple instanceof String text) {
        length += text.length();
        if (text.length() > reading.limits().string()) {
          return false;
        }
      }
      elements.add(simple);
    }
    characters += length;
    AttributeKey<?> typed = type == null ? null : listKey(key, type);
    return typed != null && add(typed, elements);
  }

  private static @Nullable AttributeKey<?> listKey(String key, Class<?> type) {
    if (type == String.class) {
      return AttributeKey.stringArrayKey(key);
    }
    if (type == Long.class) {
      return AttributeKey.longArrayKey(key);
    }
    if (type == Double.class) {
      return AttributeKey.doubleArrayKey(key);
    }
    return type == Boolean.class ? AttributeKey.booleanArrayKey(key) : null;
  }
}
