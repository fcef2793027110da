package ai.honeyhive.tracer.internal.provider.probe;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OpenTelemetry's autoconfigure, and the settings it reads. */
final class Autoconfigure {
  static final String TYPE = "io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk";

  private Autoconfigure() {}

  /** Whether the first {@code GlobalOpenTelemetry.get()} makes an SDK by itself. */
  static boolean isReady() {
    return isTrue("otel.java.global.autoconfigure.enabled") && ClassPath.has(TYPE);
  }

  /**
   * Whether a setting is true for OpenTelemetry, which takes a dash for a dot, an underscore of the
   * environment too, and does not mind the case.
   *
   * @param key in lower case, with dots only
   */
  static boolean isTrue(String key) {
    String property = value(key, System.getProperties(), '-');
    return Boolean.parseBoolean(property == null ? value(key, System.getenv(), '_') : property);
  }

  private static @Nullable String value(String key, Map<?, ?> settings, char dot) {
    for (Map.Entry<?, ?> setting : settings.entrySet()) {
      if (setting.getKey() instanceof String name
          && name.length() == key.length()
          && name.toLowerCase(Locale.ROOT).replace(dot, '.').equals(key)) {
        return String.valueOf(setting.getValue());
      }
    }
    return null;
  }
}
