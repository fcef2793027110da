package ai.honeyhive.agent;

import ai.honeyhive.tracer.internal.provider.AgentMarker;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The SDK that the agent builds, built the same way and with the extension, but in this JVM and
 * from classes that were not renamed.
 */
final class AgentSdk implements AutoCloseable {
  private static final ClassLoader NO_SERVICES = new URLClassLoader(new URL[0], null);

  private final OpenTelemetrySdk sdk;

  AgentSdk(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    for (String signal : List.of("traces", "metrics", "logs")) {
      all.put("otel." + signal + ".exporter", "none");
    }
    all.put("otel.service.name", "the-service");
    var builder = AutoConfiguredOpenTelemetrySdk.builder()
        .setServiceClassLoader(NO_SERVICES)
        .addPropertiesSupplier(() -> all)
        .disableShutdownHook();
    new HoneyHiveAgentExtension().customize(builder);
    sdk = builder.build().getOpenTelemetrySdk();
  }

  SpanBuilder span(String name) {
    return sdk.getTracer("test").spanBuilder(name);
  }

  /** A span as a tracer of the application makes it. */
  SpanBuilder spanOf(String session, String name) {
    return span(name)
        .setAttribute("honeyhive.session_id", session)
        .setAttribute("honeyhive.source", "test")
        .setAttribute("honeyhive_event_type", "chain");
  }

  SpanBuilder genAiSpan(String name) {
    return span(name).setAttribute(AttributeKey.stringKey("gen_ai.request.model"), "gpt");
  }

  @Override
  public void close() {
    sdk.close();
    for (String property : List.of(
        AgentMarker.EXTENSION,
        AgentMarker.ENDPOINT,
        AgentMarker.SESSION,
        AgentMarker.SOURCE,
        AgentMarker.CAPTURE)) {
      System.clearProperty(property);
    }
  }
}
