package ai.honeyhive.tracer.internal.provider.propagation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Maps as carriers: names in any case, and values that are texts, bytes, or lists of them, as
 * headers and messages have them.
 */
public final class MapCarrier {
  /** Writes texts. */
  public static final TextMapSetter<Map<String, String>> SETTER = (carrier, name, value) -> {
    if (carrier != null) {
      carrier.put(name, value);
    }
  };

  private static final TextMapGetter<Map<String, ?>> GETTER = new Getter();

  private MapCarrier() {}

  /** Reads all of them. */
  public static TextMapGetter<Map<String, ?>> getter() {
    return GETTER;
  }

  private static final class Getter implements TextMapGetter<Map<String, ?>> {
    @Override
    @SuppressWarnings("deprecation") // from 1.67 on; it has no body before
    public Iterable<String> keys(Map<String, ?> carrier) {
      return carrier.keySet().stream().filter(Objects::nonNull).toList();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, ?> carrier, String key) {
      if (carrier == null) {
        return null;
      }
      List<String> values = carrier.entrySet().stream()
          .filter(entry -> key.equalsIgnoreCase(entry.getKey()))
          .map(entry -> text(entry.getValue()))
          .filter(Objects::nonNull)
          .toList();
      return switch (values.size()) {
        case 0 -> null;
        case 1 -> values.get(0);
        default -> String.join(",", values);
      };
    }

    private static @Nullable String text(@Nullable Object value) {
      if (value instanceof byte[] bytes) {
        return new String(bytes, UTF_8);
      }
      if (value instanceof Iterable<?> list) {
        return joined(list);
      }
      return value instanceof CharSequence ? value.toString() : null;
    }

    private static @Nullable String joined(Iterable<?> list) {
      StringBuilder all = new StringBuilder();
      for (Object element : list) {
        String text = text(element);
        if (text != null) {
          all.append(all.isEmpty() ? "" : ",").append(text);
        }
      }
      return all.isEmpty() ? null : all.toString();
    }
  }
}
