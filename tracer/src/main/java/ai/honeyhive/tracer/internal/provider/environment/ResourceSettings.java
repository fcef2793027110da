package ai.honeyhive.tracer.internal.provider.environment;

import ai.honeyhive.tracer.internal.provider.environment.Variables.Setting;
import io.opentelemetry.api.common.AttributesBuilder;

/**
 * {@code OTEL_RESOURCE_ATTRIBUTES}: {@code key=value} entries between commas, percent-encoded; and
 * {@code OTEL_SERVICE_NAME}, which comes before a service name in there. Entries that cannot be
 * used are told by their number, since a value may be secret.
 */
final class ResourceSettings {
  private static final int MAX_KEY = 255;

  private final Variables variables;

  ResourceSettings(Variables variables) {
    this.variables = variables;
  }

  void addTo(AttributesBuilder attributes) {
    Setting entries = variables.find("OTEL_RESOURCE_ATTRIBUTES");
    if (entries != null) {
      int number = 0;
      for (String entry : entries.value().split(",")) {
        number++;
        if (!entry.isBlank() && !add(entry, attributes)) {
          variables.problem("Entry " + number + " of " + entries.name() + " is not key=value");
        }
      }
    }
    Setting name = variables.find("OTEL_SERVICE_NAME");
    if (name != null) {
      attributes.put("service.name", name.value());
    }
  }

  /** An entry without a value says nothing, as OpenTelemetry has it, and is no mistake. */
  private static boolean add(String entry, AttributesBuilder attributes) {
    int equals = entry.indexOf('=');
    if (equals < 0) {
      return false;
    }
    String key = PercentEncoding.decode(entry.substring(0, equals).strip());
    String value = entry.substring(equals + 1).strip();
    if (!isKey(key)) {
      return false;
    }
    if (!value.isEmpty()) {
      attributes.put(key, PercentEncoding.decode(value));
    }
    return true;
  }

  /** What a resource takes as a key: printable ASCII, not too long. */
  private static boolean isKey(String key) {
    if (key.isEmpty() || key.length() > MAX_KEY) {
      return false;
    }
    for (int i = 0; i < key.length(); i++) {
      if (key.charAt(i) < ' ' || key.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
