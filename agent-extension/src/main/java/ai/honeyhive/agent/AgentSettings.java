package ai.honeyhive.agent;

import ai.honeyhive.client.settings.SettingSources;
import ai.honeyhive.client.settings.SettingSources.Names;
import ai.honeyhive.tracer.internal.lifecycle.Assembly;
import ai.honeyhive.tracer.internal.lifecycle.Handles;
import ai.honeyhive.tracer.internal.lifecycle.TracerSettings;
import ai.honeyhive.tracer.internal.settings.Resolution;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads what the extension needs from where the agent reads its own settings. */
final class AgentSettings {
  private AgentSettings() {}

  /**
   * Reads the same options as a tracer, as {@code -Dhoneyhive.api.key} or {@code HH_API_KEY}, in
   * the agent's other forms of that, such as {@code -Dhh.api.key}, or from the file.
   *
   * @throws IllegalArgumentException when one has a value that cannot be used
   */
  static TracerSettings of(ConfigProperties config) {
    Names properties = names(config, name -> name, System.getProperties().stringPropertyNames());
    Names variables = names(
        config,
        name -> name.toLowerCase(Locale.ROOT).replace('_', '.'),
        System.getenv().keySet());
    Resolution options =
        new Resolution(List.of(), new SettingSources(properties, variables, Path.of("")));
    return new Assembly(options, Handles.NONE)
        .settings(() -> config.getString("otel.service.name", "javaagent"));
  }

  private static Names names(
      ConfigProperties config, UnaryOperator<String> asTheAgentHasIt, Set<String> names) {
    return new Names() {
      @Override
      public @Nullable String find(String name) {
        return config.getString(asTheAgentHasIt.apply(name));
      }

      @Override
      public Set<String> names() {
        return names;
      }
    };
  }
}
