package ai.honeyhive.agent;

import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.PropagationConfig;
import ai.honeyhive.tracer.internal.context.ContextSettings;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.diagnostics.Exposure;
import ai.honeyhive.tracer.internal.export.DeliverySettings;
import ai.honeyhive.tracer.internal.lifecycle.NamedSettings;
import ai.honeyhive.tracer.internal.lifecycle.Target;
import ai.honeyhive.tracer.internal.lifecycle.TracerSettings;
import ai.honeyhive.tracer.internal.provider.binding.Joining;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.Locale;
import java.util.UUID;

/** Reads what the extension needs from where the agent reads its own settings. */
final class AgentSettings {
  private AgentSettings() {}

  /**
   * Reads {@code HH_API_KEY}, {@code HH_API_URL}, {@code HH_SOURCE}, {@code HH_PROJECT}, which
   * spans to take and how to deliver, or the agent's other forms of them, such as
   * {@code -Dhh.api.key}.
   *
   * @throws IllegalArgumentException when one has a value that cannot be used
   */
  static TracerSettings of(ConfigProperties config) {
    NamedSettings named = new NamedSettings(
        name -> config.getString(name.toLowerCase(Locale.ROOT).replace('_', '.')));
    String service = config.getString("otel.service.name", "javaagent");
    Identity.Origin origin =
        new Identity.Origin(Identity.Origin.DEFAULT_TRACER, named.project(), named.source());
    Identity own =
        Identity.of(UUID.randomUUID().toString(), service, origin, EvaluationConfig.NONE);
    return new TracerSettings(
        Target.of(named.server(), named.apiKey()),
        own,
        new ContextSettings(PropagationConfig.defaults(), named.names(), named.sessionPerRequest()),
        Joining.DEFAULT,
        new DeliverySettings(named.delivery(), named.runtimeProfile()),
        Exposure.NONE);
  }
}
