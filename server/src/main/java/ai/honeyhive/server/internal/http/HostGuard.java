package ai.honeyhive.server.internal.http;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that a web page of somebody else made a browser send: on loopback by the name
 * the browser looked up (DNS rebinding), everywhere by the page's origin.
 */
final class HostGuard implements Handler {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String boundHost;
  private final boolean loopback;
  private final Handler next;

  HostGuard(String boundHost, boolean loopback, Handler next) {
    String name = boundHost.toLowerCase(Locale.ROOT);
    this.boundHost = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    this.loopback = loopback;
    this.next = next;
  }

  @Override
  public Response handle(Request request) throws IOException {
    String host = request.header("Host");
    if (loopback && !isOurs(host)) {
      throw HttpFailure.forbidden(
          "The Host header must name this server: localhost, 127.0.0.1, [::1] or " + boundHost);
    }
    String origin = request.header("Origin");
    if (origin != null && !isOrigin(origin, host)) {
      throw HttpFailure.forbidden("Requests from pages of another origin are refused");
    }
    return next.handle(request);
  }

  private boolean isOurs(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = withoutPort(host.strip().toLowerCase(Locale.ROOT));
    return LOOPBACK.contains(name) || name.equals(boundHost);
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  private static boolean isOrigin(String origin, @Nullable String host) {
    return host != null
        && (origin.equalsIgnoreCase("http://" + host)
            || origin.equalsIgnoreCase("https://" + host));
  }
}
