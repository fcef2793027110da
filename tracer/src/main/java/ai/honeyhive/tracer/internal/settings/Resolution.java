package ai.honeyhive.tracer.internal.settings;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.client.settings.Options;
import ai.honeyhive.client.settings.Setting;
import ai.honeyhive.client.settings.SettingSources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the options of one tracer are: of each the first that code, system property, environment or
 * file sets, then the default. What is set to null gets its default, whatever is said further down.
 * A text that cannot be used is an IllegalArgumentException when its turn comes, and only then. Not
 * thread-safe.
 */
public final class Resolution {
  /** What code set, in one place. */
  @FunctionalInterface
  public interface Layer {
    /** What an option is set to there. */
    Setting<?> find(Option<?> option);
  }

  private final List<Layer> layers;
  private final SettingSources sources;
  private final Map<Option<?>, Setting<?>> found = new LinkedHashMap<>();

  /** Makes a resolution; the first layer that sets an option wins. */
  public Resolution(List<Layer> layers, SettingSources sources) {
    this.layers = layers;
    this.sources = sources;
  }

  /** What this process is set to, outside the code. */
  public static Resolution ofProcess() {
    return new Resolution(List.of(), SettingSources.ofProcess());
  }

  /** The setting of an option; with the default where nobody made one. */
  @SuppressWarnings("unchecked") // a setting is kept under its own option
  public <T> Setting<T> get(Option<T> option) {
    return (Setting<T>) found.computeIfAbsent(option, this::look);
  }

  private Setting<?> look(Option<?> option) {
    for (Layer layer : layers) {
      Setting<?> setting = layer.find(option);
      if (setting.isSet()) {
        return orDefault(option, setting);
      }
    }
    return orDefault(option, sources.read(option));
  }

  private static Setting<?> orDefault(Option<?> option, Setting<?> setting) {
    return setting.isSet() && !setting.isNull()
        ? setting
        : Setting.of((Object) option.fallback(), setting.origin());
  }

  /** The value of an option, or null when there is none. */
  public <T> @Nullable T find(Option<T> option) {
    return get(option).value();
  }

  /** The value of an option that has a default. */
  public <T> T value(Option<T> option) {
    return Objects.requireNonNull(find(option), option.key());
  }

  /** Notes the value of an option that has none, as it was found out. */
  public <T> T foundOut(Option<T> option, T value) {
    found.put(option, Setting.of(value, get(option).origin()));
    return value;
  }

  /** All options with their settings. */
  public Map<Option<?>, Setting<?>> all(Options options) {
    String file = sources.fileRead();
    if (file != null) {
      foundOut(TracerOptions.CONFIG_FILE, file);
    }
    Map<Option<?>, Setting<?>> all = new LinkedHashMap<>();
    options.all().forEach(option -> all.put(option, get(option)));
    return all;
  }

  /** What looks like a setting and is none. */
  public List<String> problems(Options options) {
    return options.problems(sources);
  }
}
