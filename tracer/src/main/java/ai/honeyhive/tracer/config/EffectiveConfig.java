package ai.honeyhive.tracer.config;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.client.settings.Setting;
import ai.honeyhive.tracer.internal.settings.TracerOptions;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a tracer was built with: the value of every option, and where it comes from. Holds no
 * secret. Immutable.
 */
public final class EffectiveConfig {
  private static final String SECRET = "set";

  private final Map<String, Setting<?>> settings = new LinkedHashMap<>();
  private final List<String> problems;

  /**
   * Makes the configuration of a tracer.
   *
   * @param settings a setting for each option
   * @param problems what looks like a setting and is none
   */
  public EffectiveConfig(Map<Option<?>, Setting<?>> settings, List<String> problems) {
    settings.forEach((option, setting) -> {
      Object value = masked(option, setting.value());
      this.settings.put(
          option.key(), setting.isSet() ? Setting.of(value, setting.origin()) : Setting.unset());
    });
    this.problems = List.copyOf(problems);
  }

  /**
   * Returns the keys of all options.
   *
   * @return the keys, for example {@code spill.directory}
   */
  public Set<String> keys() {
    return Collections.unmodifiableSet(settings.keySet());
  }

  /**
   * Returns what an option is set to.
   *
   * @param key the key of an option
   * @return its value and origin; of a secret that is set, the text {@code set}
   * @throws IllegalArgumentException when there is no such option; the message names the nearest
   */
  public Setting<?> get(String key) {
    return Objects.requireNonNull(settings.get(TracerOptions.all().of(key).key()), key);
  }

  /**
   * Returns the names that look like a setting and are none, each with the nearest that is one.
   *
   * @return a sentence for each, without its full stop
   */
  public List<String> problems() {
    return problems;
  }

  /**
   * Describes every option with its value and where it comes from, a line for each; secrets are not
   * shown.
   *
   * @return the lines, and those of {@link #problems}
   */
  public String describe() {
    StringBuilder text = new StringBuilder();
    settings.forEach((key, setting) -> {
      String shown = shown(TracerOptions.all().of(key), setting.value());
      text.append(key).append(" = ").append(shown);
      text.append(" (").append(setting.origin()).append(")\n");
    });
    problems.forEach(problem -> text.append("! ").append(problem).append('\n'));
    return text.toString();
  }

  private static @Nullable Object masked(Option<?> option, @Nullable Object value) {
    if (value == null || (value instanceof Map<?, ?> map && map.isEmpty())) {
      return value;
    }
    if (value instanceof URI uri && uri.getRawQuery() != null) {
      // A token may be in it.
      return uri.toString().replace(uri.getRawQuery(), "…");
    }
    return option.isSecret() ? SECRET : value;
  }

  /** A value as people write it, or what holds without one; of a secret only that there is one. */
  static String shown(Option<?> option, @Nullable Object value) {
    Object shown = masked(option, value);
    if (shown == null || shown.equals(List.of()) || shown.equals(Map.of())) {
      return option.fallbackText().replace("`", "");
    }
    if (shown instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    return option.isText() ? shown.toString() : SECRET;
  }

  @Override
  public String toString() {
    return describe();
  }
}
