package ai.honeyhive.tracer.internal.provider.environment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's settings by the names of their variables. A system property,
 * {@code otel.service.name} for {@code OTEL_SERVICE_NAME}, comes before the variable; a setting
 * that is set to nothing is not set. Collects what cannot be used.
 */
final class Variables {
  /** A setting that has a value, under the name it was found by. */
  record Setting(String name, String value) {}

  private final Sources sources;
  private final Set<String> problems = new LinkedHashSet<>();

  Variables(Sources sources) {
    this.sources = sources;
  }

  @Nullable
  Setting find(String variable) {
    String property = variable.toLowerCase(Locale.ROOT).replace('_', '.');
    String value = sources.properties().getProperty(property);
    if (value != null) {
      return value.isBlank() ? null : new Setting(property, value);
    }
    value = sources.variable(variable);
    return value == null ? null : new Setting(variable, value);
  }

  /** A number that may not be negative; the fallback when there is none that can be used. */
  int limit(String variable, int fallback) {
    Setting setting = find(variable);
    if (setting == null) {
      return fallback;
    }
    try {
      int limit = Integer.parseInt(setting.value().strip());
      if (limit >= 0) {
        return limit;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, like a number that is negative.
    }
    problem(setting, "is not a whole number of 0 or more");
    return fallback;
  }

  /** Notes a value that cannot be used, naming it. */
  void problem(Setting setting, String what) {
    problem(setting.name() + "=" + setting.value() + " " + what);
  }

  /** Notes what cannot be used. */
  void problem(String sentence) {
    problems.add(sentence);
  }

  List<String> problems() {
    return new ArrayList<>(problems);
  }
}
