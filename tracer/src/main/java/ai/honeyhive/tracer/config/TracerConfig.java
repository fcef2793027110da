package ai.honeyhive.tracer.config;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.client.settings.Origin;
import ai.honeyhive.client.settings.Setting;
import ai.honeyhive.tracer.internal.settings.TracerOptions;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What tracers are built with, apart from any one of them: to be made in one place of an
 * application and handed to {@link ai.honeyhive.tracer.HoneyHiveTracerBuilder#config}. What is not
 * set here comes from system properties, the environment or a file, then the default. Immutable.
 */
public final class TracerConfig {
  private static final Origin ORIGIN = new Origin(Origin.Kind.CONFIG_OBJECT, "TracerConfig");
  private static final TracerConfig DEFAULTS = builder().build();

  private final OptionValues values;

  TracerConfig(OptionValues values) {
    this.values = values;
  }

  /**
   * Returns the configuration without any setting.
   *
   * @return the configuration
   */
  public static TracerConfig defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a builder without any setting.
   *
   * @return a new builder
   */
  public static TracerConfigBuilder builder() {
    return new TracerConfigBuilder(new OptionValues());
  }

  /**
   * Returns a builder that has the settings of this configuration.
   *
   * @return a new builder
   */
  public TracerConfigBuilder toBuilder() {
    return new TracerConfigBuilder(values.copy());
  }

  /**
   * Returns what an option is set to here.
   *
   * @param key the key of an option, for example {@code spill.directory}, see
   *     docs/configuration.md; secrets are in clear
   * @return the setting, which may be that it is not set
   * @throws IllegalArgumentException when there is no such option; the message names the nearest
   */
  public Setting<?> get(String key) {
    return values.setting(TracerOptions.all().of(key), ORIGIN);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TracerConfig config && values.equals(config.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Describes what is set; of secrets only that they are. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "TracerConfig[", "]");
    for (Option<?> option : TracerOptions.all().all()) {
      Setting<?> setting = values.setting(option, ORIGIN);
      if (setting.isSet()) {
        text.add(option.key() + "=" + EffectiveConfig.shown(option, setting.value()));
      }
    }
    return text.toString();
  }
}
