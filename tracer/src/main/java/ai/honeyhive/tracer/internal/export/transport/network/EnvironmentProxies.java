package ai.honeyhive.tracer.internal.export.transport.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that the environment names: {@code HH_HTTPS_PROXY}, {@code HH_HTTP_PROXY} and
 * {@code HH_NO_PROXY}, then the same without {@code HH_}, then in lower case. This machine is never
 * behind one. Equal ones are equal.
 */
public final class EnvironmentProxies extends ProxySelector {
  /** A proxy; the user's name and password as they stand in the URL, decoded. */
  record Address(String host, int port, @Nullable String user) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  private final Map<String, Address> byScheme;
  private final NoProxy without;

  private EnvironmentProxies(Map<String, Address> byScheme, NoProxy without) {
    this.byScheme = byScheme;
    this.without = without;
  }

  /** Returns null when the environment names no proxy; says what it cannot use. */
  public static @Nullable EnvironmentProxies find(
      UnaryOperator<@Nullable String> environment, Consumer<String> problems) {
    Map<String, Address> byScheme = new TreeMap<>();
    for (String scheme : List.of("https", "http")) {
      Address address = address(environment, scheme.toUpperCase(Locale.ROOT) + "_PROXY", problems);
      if (address != null) {
        byScheme.put(scheme, address);
      }
    }
    if (byScheme.isEmpty()) {
      return null;
    }
    String name = set(environment, "NO_PROXY");
    String without = name == null ? null : environment.apply(name);
    return new EnvironmentProxies(byScheme, NoProxy.of(without == null ? "" : without));
  }

  /** The first name of the variable under which it is set. */
  private static @Nullable String set(UnaryOperator<@Nullable String> environment, String name) {
    for (String candidate : List.of("HH_" + name, name, name.toLowerCase(Locale.ROOT))) {
      String value = environment.apply(candidate);
      if (value != null && !value.isBlank()) {
        return candidate;
      }
    }
    return null;
  }

  private static @Nullable Address address(
      UnaryOperator<@Nullable String> environment, String variable, Consumer<String> problems) {
    String name = set(environment, variable);
    String value = name == null ? null : environment.apply(name);
    if (value == null) {
      return null;
    }
    String text = value.strip();
    try {
      URI uri = new URI(text.contains("://") ? text : "http://" + text);
      if (uri.getHost() != null && "http".equalsIgnoreCase(uri.getScheme())) {
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        return new Address(uri.getHost(), port, uri.getUserInfo());
      }
    } catch (URISyntaxException e) {
      // Said below, without the value: it may hold a password.
    }
    problems.accept(name + " is not the URL of an http proxy, like http://host:port");
    return null;
  }

  /** The proxy for that host and port that wants a password, or null. */
  @Nullable
  Address withPassword(String host, int port) {
    return byScheme.values().stream()
        .filter(address -> address.user() != null)
        .filter(address -> address.host().equalsIgnoreCase(host) && address.port() == port)
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<Proxy> select(URI uri) {
    Address address = byScheme.get(uri.getScheme().toLowerCase(Locale.ROOT));
    if (address == null || without.holds(uri)) {
      return List.of(Proxy.NO_PROXY);
    }
    InetSocketAddress socket = InetSocketAddress.createUnresolved(address.host(), address.port());
    return List.of(new Proxy(Proxy.Type.HTTP, socket));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The transport answers with the failure.
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EnvironmentProxies proxies
        && byScheme.equals(proxies.byScheme)
        && without.equals(proxies.without);
  }

  @Override
  public int hashCode() {
    return byScheme.hashCode();
  }

  @Override
  public String toString() {
    return byScheme + " without " + without;
  }
}
