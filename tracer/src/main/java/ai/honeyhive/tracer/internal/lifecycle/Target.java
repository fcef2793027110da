package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.export.transport.ApiKey;
import ai.honeyhive.tracer.internal.provider.AgentMarker;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a tracer sends, and with which key. Its text form leaves the key out.
 *
 * @param apiKey asked for the key when a request needs one, off the application's threads; null
 *     when there is none. It is the application's: it may block, and throw.
 */
public record Target(URI server, @Nullable Supplier<String> apiKey) {

  /** A target whose key does not change. */
  public static Target of(URI server, @Nullable String apiKey) {
    return new Target(server, apiKey == null ? null : new Fixed(apiKey));
  }

  /** A key that does not change. */
  private record Fixed(String get) implements Supplier<String> {
    @Override
    public String toString() {
      return "set";
    }
  }

  /** Whether requests can be made: with a key, or to a server on this machine, which needs none. */
  boolean isUsable() {
    return apiKey != null || isLoopback(server.getHost());
  }

  /** The key as requests ask for it. */
  ApiKey key(Diagnostics diagnostics) {
    return apiKey == null || apiKey instanceof Fixed
        ? ApiKey.of(apiKey == null ? null : apiKey.get())
        : ApiKey.of(apiKey, diagnostics);
  }

  /** Tells whether somebody else sends to the same place, without telling where that is. */
  String fingerprint() {
    return AgentMarker.fingerprint(server, apiKey == null ? null : apiKey.get());
  }

  private static boolean isLoopback(@Nullable String host) {
    return host != null
        && (host.equals("localhost")
            || host.startsWith("127.")
            || host.equals("[::1]")
            || host.equals("::1"));
  }

  @Override
  public String toString() {
    return "Target[server=" + server + ", apiKey=" + (apiKey == null ? "none" : "set") + "]";
  }
}
