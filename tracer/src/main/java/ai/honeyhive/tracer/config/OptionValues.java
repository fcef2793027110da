package ai.honeyhive.tracer.config;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.client.settings.Origin;
import ai.honeyhive.client.settings.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What code set, by option; a value may be null. Not thread-safe, unless nobody writes. */
final class OptionValues {
  private final Map<Option<?>, @Nullable Object> values = new LinkedHashMap<>();

  OptionValues copy() {
    OptionValues copy = new OptionValues();
    copy.values.putAll(values);
    return copy;
  }

  <T> void set(Option<T> option, @Nullable T value) {
    values.put(option, value);
  }

  /** Takes the values of those options from another, and forgets what they were. */
  void replace(List<Option<?>> options, OptionValues other) {
    for (Option<?> option : options) {
      values.remove(option);
      if (other.values.containsKey(option)) {
        values.put(option, other.values.get(option));
      }
    }
  }

  /** Takes what is not set here from another. */
  void complete(OptionValues other) {
    other.values.forEach((option, value) -> {
      if (!values.containsKey(option)) {
        values.put(option, value);
      }
    });
  }

  /** The value, or the default where it is not set or set to null. */
  @SuppressWarnings("unchecked") // a value is kept under its own option
  <T> @Nullable T find(Option<T> option) {
    Object value = values.get(option);
    return value == null ? option.fallback() : (T) value;
  }

  /** The value of an option that has a default. */
  <T> T get(Option<T> option) {
    T value = find(option);
    if (value == null) {
      throw new IllegalStateException(option.key());
    }
    return value;
  }

  Setting<?> setting(Option<?> option, Origin origin) {
    return values.containsKey(option) ? Setting.of(values.get(option), origin) : Setting.unset();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OptionValues of && values.equals(of.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
