package ai.honeyhive.tracer.internal.export.transport;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.export.transport.network.EnvironmentProxies;
import ai.honeyhive.tracer.internal.export.transport.network.PemTls;
import ai.honeyhive.tracer.internal.export.transport.network.Tls;
import java.net.ProxySelector;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a transport is made of. Tracers whose settings are equal share one.
 *
 * @param proxy which proxies it uses, or null for the JDK's own choice
 * @param tls whom it trusts, or null for the JDK's own choice
 * @param light whether it starts fast, at the cost of a thread for each request under way
 */
public record TransportSettings(
    @Nullable ProxySelector proxy, @Nullable Tls tls, boolean light) {
  /** Nothing but the JDK's defaults. */
  public static final TransportSettings DEFAULT = new TransportSettings(null, null, false);

  /** The settings of a tracer: its own, then the environment's. */
  public static TransportSettings of(
      DeliveryConfig config,
      boolean light,
      Diagnostics diagnostics,
      UnaryOperator<@Nullable String> environment) {
    ProxySelector proxy = config.proxy();
    if (proxy == null) {
      proxy = EnvironmentProxies.find(
          environment, problem -> diagnostics.report(Diagnosis.HH116_ENVIRONMENT, problem));
    }
    SSLContext given = config.sslContext();
    Tls tls = given != null
        ? new Tls.Given(given)
        : config.otlpEndpoint() != null ? PemTls.find(environment) : null;
    return new TransportSettings(proxy, tls, light);
  }

  // Written out, because the JDK's way for records keeps the classes of their components, and with
  // them the class loader, for ever (java.lang.runtime.ObjectMethods caches a method handle).
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TransportSettings settings
        && Objects.equals(proxy, settings.proxy)
        && Objects.equals(tls, settings.tls)
        && light == settings.light;
  }

  @Override
  public int hashCode() {
    return Objects.hash(proxy, tls, light);
  }
}
