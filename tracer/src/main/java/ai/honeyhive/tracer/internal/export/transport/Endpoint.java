package ai.honeyhive.tracer.internal.export.transport;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.internal.export.spill.SpillName;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a tracer sends, and the headers every request carries: HoneyHive, or any other backend that
 * takes OTLP, which gets neither key nor session. Its text form never holds the key. Thread-safe.
 */
public final class Endpoint {
  /** What a place to send to is known by: endpoints with equal targets share connections. */
  public record Target(URI uri, TransportSettings transport) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Target target
          && uri.equals(target.uri)
          && transport.equals(target.transport);
    }

    @Override
    public int hashCode() {
      return Objects.hash(uri, transport);
    }
  }

  private static final String VERSION = version();
  private static final String AUTHORIZATION = "Authorization";
  private static final String BEARER = "Bearer ";
  private static final Set<Integer> HONEYHIVE_RETRIES = Set.of(408, 429, 500, 502, 503, 504);
  // https://opentelemetry.io/docs/specs/otlp/#retryable-response-codes
  private static final Set<Integer> OTLP_RETRIES = Set.of(429, 502, 503, 504);

  private final Target target;
  private final boolean foreign;
  private final ApiKey key;
  private final DeliveryConfig.Protocol protocol;
  private final Map<String, String> headers;
  private final Map<String, String> configured;

  private Endpoint(Target target, boolean foreign, ApiKey key, DeliveryConfig config) {
    this.target = target;
    this.foreign = foreign;
    this.key = key;
    this.protocol = config.protocol();
    this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (!foreign) {
      headers.put("hh-client-version", VERSION);
      headers.put("hh-client-language", "java");
      headers.put("hh-client-package", "honeyhive-tracer");
    }
    this.configured = new TreeMap<>(config.headers());
    headers.putAll(configured);
  }

  /** HoneyHive, with the defaults of the delivery. */
  public Endpoint(URI server, @Nullable String apiKey) {
    this(
        new Target(server, TransportSettings.DEFAULT),
        false,
        ApiKey.of(apiKey),
        DeliveryConfig.defaults());
  }

  /** HoneyHive with the key the supplier has now. */
  public static Endpoint of(URI server, @Nullable Supplier<String> apiKey) {
    return new Endpoint(server, apiKey == null ? null : apiKey.get());
  }

  /** The backend that the configuration names, else HoneyHive. */
  public static Endpoint of(
      URI server, ApiKey key, DeliveryConfig config, TransportSettings transport) {
    URI other = config.otlpEndpoint();
    return other == null
        ? new Endpoint(new Target(server, transport), false, key, config)
        : new Endpoint(new Target(other, transport), true, ApiKey.of((String) null), config);
  }

  /** What it is known by. */
  public Target target() {
    return target;
  }

  /** Where OTLP goes. */
  public URI traces() {
    return foreign ? target.uri() : resolve("/opentelemetry/v1/traces");
  }

  /** Where spans go, in the form that the tracer sends. */
  public URI spans() {
    return !foreign && protocol == DeliveryConfig.Protocol.EVENTS
        ? resolve("/events/batch")
        : traces();
  }

  /** Whether it knows sessions, so that a tracer tells it of its own. */
  public boolean startsSessions() {
    return !foreign;
  }

  /**
   * Where the start of a session goes.
   *
   * @throws IllegalStateException when it does not {@link #startsSessions know sessions}
   */
  public URI sessionStart() {
    return ofSessions("/session/start");
  }

  /**
   * Where what is said of a session later goes.
   *
   * @throws IllegalStateException when it does not {@link #startsSessions know sessions}
   */
  public URI sessionUpdate() {
    return ofSessions("/events");
  }

  private URI ofSessions(String path) {
    if (foreign) {
      throw new IllegalStateException(this + " knows no sessions");
    }
    return resolve(path);
  }

  /**
   * The headers of a request, in a map of the caller's own that knows no case. May ask the
   * application for the key, so it is not for the application's threads.
   */
  public Map<String, String> headers() {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String current = key.current();
    if (current != null) {
      all.put(AUTHORIZATION, BEARER + current);
    }
    all.putAll(headers);
    return all;
  }

  /** Whether an answer with that status may be another one in a moment. */
  public boolean isWorthARetry(int status) {
    return (foreign ? OTLP_RETRIES : HONEYHIVE_RETRIES).contains(status);
  }

  /**
   * The server refused the key of this request: asks again for one. May ask the application, so it
   * is not for the application's threads.
   *
   * @return whether the same request would carry another key now
   */
  public boolean renewsKey(HttpCall refused) {
    if (headers.containsKey(AUTHORIZATION)) {
      return false;
    }
    String sent = refused.headers().get(AUTHORIZATION);
    return key.refused(
        sent != null && sent.startsWith(BEARER) ? sent.substring(BEARER.length()) : null);
  }

  /**
   * Names the place on disk for requests that wait: none there may go to another server, in another
   * form, or with another key. Keys that change are taken for keys to one project.
   */
  public String spillName() {
    return SpillName.of(spans().toString(), protocol.name(), key.constant(), configured.toString());
  }

  private URI resolve(String path) {
    String base = target.uri().toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  private static String version() {
    String version = Endpoint.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  @Override
  public String toString() {
    return withoutSecrets(target.uri());
  }

  /** A foreign URI may carry a user or a token. */
  static String withoutSecrets(URI uri) {
    String text = uri.getScheme() + "://" + uri.getHost();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return text + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + path;
  }
}
