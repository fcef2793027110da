package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.context.ContextSettings;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.diagnostics.Exposure;
import ai.honeyhive.tracer.internal.diagnostics.Publication;
import ai.honeyhive.tracer.internal.export.DeliverySettings;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import ai.honeyhive.tracer.internal.export.transport.TransportSettings;
import ai.honeyhive.tracer.internal.provider.binding.Joining;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a tracer was built with, complete and checked. Its text form leaves secrets out. */
public record TracerSettings(
    Target target,
    Identity identity,
    ContextSettings context,
    Joining joining,
    DeliverySettings delivery,
    Exposure exposure,
    Given given) {

  /** Where requests go: HoneyHive's server, or another backend for OTLP. */
  public URI server() {
    URI other = delivery.config().otlpEndpoint();
    return other == null ? target.server() : other;
  }

  Publication.Labels labels() {
    int queueSpans = delivery.config().queueSpans();
    return new Publication.Labels(server().toString(), identity.sessionId(), queueSpans);
  }

  /** Whether there is anywhere to send to. A backend that is not HoneyHive needs no key. */
  public boolean canSend() {
    return delivery.config().otlpEndpoint() != null || target.isUsable();
  }

  /** How long the application may be kept waiting. */
  public RuntimeProfile profile() {
    return delivery.profile();
  }

  /** The way to the server. */
  public Endpoint endpoint(Diagnostics diagnostics) {
    DeliveryConfig config = delivery.config();
    boolean light = delivery.profile() == RuntimeProfile.LAMBDA;
    return Endpoint.of(
        target.server(),
        target.key(diagnostics),
        config,
        TransportSettings.of(config, light, diagnostics, this::variable));
  }

  private @Nullable String variable(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return name.startsWith("HH_") ? given.proxies().get(name) : System.getenv(name);
  }

  /** Tells whether somebody else sends to the same place, without telling where that is. */
  public String fingerprint() {
    return target.fingerprint();
  }
}
