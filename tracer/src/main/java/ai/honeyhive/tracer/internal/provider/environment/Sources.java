package ai.honeyhive.tracer.internal.provider.environment;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where settings and facts about a process come from: variables, system properties, files. */
record Sources(Map<String, String> environment, Properties properties, Path root) {

  static Sources ofProcess() {
    return new Sources(System.getenv(), System.getProperties(), Path.of("/"));
  }

  /** A variable's value, or null when it is not set or set to nothing. */
  @Nullable
  String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  /** A system property's value, or nothing. */
  String property(String name) {
    return properties.getProperty(name, "");
  }
}
