package ai.honeyhive.agent;

import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.ExportPipeline;
import ai.honeyhive.tracer.internal.lifecycle.TracerSettings;
import ai.honeyhive.tracer.internal.processing.routing.AgentRouter;
import ai.honeyhive.tracer.internal.provider.AgentMarker;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.logs.SdkLoggerProviderBuilder;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Joins OpenTelemetry's javaagent when it builds its SDK. The agent finds it by the name in
 * {@code META-INF/services} when it is started with
 * {@code -Dotel.javaagent.extensions=honeyhive-agent-extension.jar}.
 */
public final class HoneyHiveAgentExtension implements AutoConfigurationCustomizerProvider {
  private final Health health = Health.create();
  private @Nullable AgentRouter router;

  /** Called by the agent. */
  public HoneyHiveAgentExtension() {}

  @Override
  public void customize(AutoConfigurationCustomizer agent) {
    agent.addTracerProviderCustomizer((spans, config) ->
        health.fence().call("Joining the agent", () -> join(spans, config), spans));
    agent.addLoggerProviderCustomizer(
        (logs, config) -> health.fence().call("Joining the agent's logs", () -> join(logs), logs));
    agent.addSpanExporterCustomizer(
        (exporter, config) -> new HostExporter(exporter, health.fence()));
  }

  private SdkTracerProviderBuilder join(SdkTracerProviderBuilder spans, ConfigProperties config) {
    System.setProperty(AgentMarker.ENDPOINT, AgentMarker.NOWHERE);
    System.setProperty(AgentMarker.EXTENSION, version());
    TracerSettings settings = settings(config);
    if (settings != null) {
      spans.addSpanProcessor(processor(settings));
      System.setProperty(AgentMarker.ENDPOINT, settings.fingerprint());
    }
    return spans;
  }

  private @Nullable TracerSettings settings(ConfigProperties config) {
    try {
      TracerSettings settings = AgentSettings.of(config);
      if (settings.given().off() != null) {
        return null;
      }
      if (settings.canSend()) {
        return settings;
      }
      say(Diagnosis.HH101_NO_API_KEY, "There is no API key for " + settings.server(), null);
    } catch (IllegalArgumentException e) {
      say(Diagnosis.HH102_NOT_STARTED, "A setting cannot be used", e);
    }
    return null;
  }

  private void say(Diagnosis diagnosis, String what, @Nullable Throwable cause) {
    health.diagnostics().report(diagnosis, what + ", so the extension takes no spans", cause);
  }

  private AgentProcessor processor(TracerSettings settings) {
    ExportPipeline pipeline =
        new ExportPipeline(settings.endpoint(health.diagnostics()), settings.delivery(), health);
    Delivery delivery = new Delivery(pipeline, health, settings.context());
    AgentDoor.open(delivery);
    MainSession main = new MainSession(settings.identity(), delivery);
    AgentRouter spans = new AgentRouter(new Sessions(main, delivery), health.fence());
    router = spans;
    return new AgentProcessor(spans, delivery);
  }

  /** The agent builds its spans' provider first. */
  private SdkLoggerProviderBuilder join(SdkLoggerProviderBuilder logs) {
    return router == null
        ? logs
        : logs.addLogRecordProcessor(new MessageLogProcessor(router, health.fence()));
  }

  private static String version() {
    String version = HoneyHiveAgentExtension.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
