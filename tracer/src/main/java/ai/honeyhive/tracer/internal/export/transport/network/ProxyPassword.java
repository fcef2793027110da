package ai.honeyhive.tracer.internal.export.transport.network;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * User and password for a proxy, from the URL in the environment. The JDK sends them to a proxy for
 * {@code http} always, to one for {@code https} only with
 * {@code -Djdk.http.auth.tunneling.disabledSchemes=} (the empty text).
 */
public final class ProxyPassword extends Authenticator {
  public static final String HEADER = "Proxy-Authorization";

  private final EnvironmentProxies proxies;

  public ProxyPassword(EnvironmentProxies proxies) {
    this.proxies = proxies;
  }

  /** The header for a request to that address, or null when there is no password for it. */
  public static @Nullable String header(@Nullable ProxySelector selector, URI uri) {
    if (!(selector instanceof EnvironmentProxies proxies)) {
      return null;
    }
    Proxy proxy = proxies.select(uri).get(0);
    if (!(proxy.address() instanceof InetSocketAddress socket)) {
      return null;
    }
    EnvironmentProxies.Address address =
        proxies.withPassword(socket.getHostString(), socket.getPort());
    if (address == null || address.user() == null) {
      return null;
    }
    byte[] user = address.user().getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(user);
  }

  @Override
  protected @Nullable PasswordAuthentication getPasswordAuthentication() {
    if (getRequestorType() != RequestorType.PROXY) {
      return null;
    }
    EnvironmentProxies.Address address =
        proxies.withPassword(getRequestingHost(), getRequestingPort());
    if (address == null || address.user() == null) {
      return null;
    }
    int colon = address.user().indexOf(':');
    String name = colon < 0 ? address.user() : address.user().substring(0, colon);
    String password = colon < 0 ? "" : address.user().substring(colon + 1);
    return new PasswordAuthentication(name, password.toCharArray());
  }
}
