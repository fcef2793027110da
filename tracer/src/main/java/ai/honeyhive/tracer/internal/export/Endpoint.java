package ai.honeyhive.tracer.internal.export;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a tracer sends, and the headers every request carries. Its text form never holds the key.
 */
public final class Endpoint {
  private static final String VERSION = version();

  private final URI server;
  private final @Nullable String apiKey;

  public Endpoint(URI server, @Nullable String apiKey) {
    this.server = server;
    this.apiKey = apiKey;
  }

  /** Where a key comes from that may change. */
  public static Endpoint of(URI server, @Nullable Supplier<String> apiKey) {
    return new Endpoint(server, apiKey == null ? null : apiKey.get());
  }

  URI traces() {
    return resolve("/opentelemetry/v1/traces");
  }

  URI sessionStart() {
    return resolve("/session/start");
  }

  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    if (apiKey != null) {
      headers.put("Authorization", "Bearer " + apiKey);
    }
    headers.put("hh-client-version", VERSION);
    headers.put("hh-client-language", "java");
    headers.put("hh-client-package", "honeyhive-tracer");
    return headers;
  }

  private URI resolve(String path) {
    String base = server.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  private static String version() {
    String version = Endpoint.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  @Override
  public String toString() {
    return server.toString();
  }
}
