package ai.honeyhive.tracer.internal.processing.values;

import ai.honeyhive.tracer.internal.processing.values.reading.Marks;
import ai.honeyhive.tracer.internal.processing.values.reading.Plan;
import ai.honeyhive.tracer.internal.processing.values.reading.Reading;
import ai.honeyhive.tracer.internal.processing.values.reading.ValueLimits;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes one value as JSON, within the limits. Nothing gets out. Not thread-safe. */
final class JsonWalk {
  private static final int ATTEMPTS = 2;

  private final Reading reading;
  private final ValueLimits limits;
  private final JsonBytes out;
  private final Object[] open;
  private int depth;

  JsonWalk(Reading reading, int expected) {
    this.reading = reading;
    this.limits = reading.limits();
    this.out = new JsonBytes(expected);
    this.open = new Object[limits.depth()];
  }

  /** The JSON text of a value, given with its simple form. */
  String text(@Nullable Object value, Object simple) {
    value(value, simple);
    return out.toString();
  }

  private void value(@Nullable Object value) {
    value(value, reading.simple(value));
  }

  private void value(@Nullable Object value, @Nullable Object simple) {
    if (simple instanceof String text) {
      string(text);
    } else if (simple instanceof Long number) {
      out.number(number);
    } else if (simple == null || simple instanceof Double || simple instanceof Boolean) {
      out.raw(String.valueOf(simple));
    } else {
      container(identity(value, simple), simple);
    }
  }

  /** What is the same when a value is met again within itself. */
  private static Object identity(@Nullable Object value, Object simple) {
    if (simple instanceof Reading.Bean bean) {
      return bean.owner();
    }
    return value != null && value.getClass().isArray() ? value : simple;
  }

  private void string(String text) {
    int count = Math.min(text.length(), limits.string());
    if (count < text.length() && Character.isHighSurrogate(text.charAt(count - 1))) {
      count--;
    }
    out.ascii('"');
    int written = out.escaped(text, count, limits.total());
    if (written < text.length()) {
      reading.wasCut(text.length(), written);
      String mark = Marks.more((long) text.length() - written);
      out.escaped(mark, mark.length(), Integer.MAX_VALUE);
    }
    out.ascii('"');
  }

  private void container(Object value, Object simple) {
    if (isOpen(value)) {
      out.quoted(Marks.CYCLE);
    } else if (depth == open.length) {
      reading.losses().cut("A value is deeper than " + depth + " levels");
      out.quoted(Marks.deeper(depth));
    } else {
      open[depth++] = value;
      if (simple instanceof Reading.Bean bean) {
        bean(bean);
      } else {
        guarded(simple);
      }
      depth--;
    }
  }

  private boolean isOpen(Object value) {
    for (int i = 0; i < depth; i++) {
      if (open[i] == value) {
        return true;
      }
    }
    return false;
  }

  /** What is being read may be changed by another thread, or be code of the application. */
  private void guarded(Object container) {
    int start = out.length();
    int level = depth;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (container instanceof Map<?, ?> map) {
          map(map);
        } else {
          list((Collection<?>) container);
        }
        return;
      } catch (ConcurrentModificationException e) {
        out.truncate(start);
        depth = level;
      } catch (Exception | LinkageError | VirtualMachineError | AssertionError e) {
        out.truncate(start);
        depth = level;
        out.quoted(reading.unreadable(container.getClass(), e));
        return;
      }
    }
    reading.losses().unread("A " + container.getClass().getName() + " changed while it was read");
    out.quoted(Marks.CHANGED);
  }

  private void list(Collection<?> collection) {
    out.ascii('[');
    int taken = 0;
    for (Object element : collection) {
      if (taken > 0) {
        out.ascii(',');
      }
      if (isFull(taken)) {
        out.quoted(Marks.MORE_KEY + " " + more(collection.size(), taken));
        break;
      }
      value(element);
      taken++;
    }
    out.ascii(']');
  }

  private void map(Map<?, ?> map) {
    Names names = new Names(map);
    out.ascii('{');
    int taken = 0;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object value = entry.getValue();
      Object simple = reading.simple(value);
      if (simple == null) {
        continue;
      }
      if (isFull(taken)) {
        name(Marks.MORE_KEY, taken);
        out.quoted(more(map.size(), taken));
        break;
      }
      name(names.of(entry.getKey()), taken);
      value(value, simple);
      taken++;
    }
    out.ascii('}');
  }

  /** The names within one map, each once: two keys may have the same text. */
  private final class Names {
    private final Map<?, ?> map;
    private @Nullable Set<String> seen;

    Names(Map<?, ?> map) {
      this.map = map;
    }

    String of(@Nullable Object key) {
      String name = reading.key(key);
      if (seen == null && key instanceof String && isPlain(name)) {
        return name;
      }
      name = wellFormed(name);
      if (seen == null) {
        seen = new HashSet<>();
        for (Object before : map.keySet()) {
          if (before == key || !(before instanceof String text)) {
            break;
          }
          seen.add(wellFormed(text));
        }
      }
      while (!seen.add(name)) {
        name += "'";
      }
      return name;
    }
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The text as it is written: halves of surrogate pairs that stand alone are all the same. */
  private static String wellFormed(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private void bean(Reading.Bean bean) {
    out.ascii('{');
    int taken = 0;
    for (Plan.Property property : bean.plan().all()) {
      Object value = reading.property(bean.owner(), property);
      Object simple = reading.simple(value);
      if (simple == null) {
        continue;
      }
      if (isFull(taken)) {
        name(Marks.MORE_KEY, taken);
        out.quoted(more(bean.plan().all().size(), taken));
        break;
      }
      if (taken > 0) {
        out.ascii(',');
      }
      out.raw(property.json());
      value(value, simple);
      taken++;
    }
    out.ascii('}');
  }

  private void name(String name, int before) {
    if (before > 0) {
      out.ascii(',');
    }
    string(name);
    out.ascii(':');
  }

  private boolean isFull(int taken) {
    return taken >= limits.entries() || out.length() >= limits.total();
  }

  private String more(int size, int taken) {
    reading.losses().cut("A value of " + size + " entries is cut to " + taken);
    return Marks.more(size, taken);
  }
}
