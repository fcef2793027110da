package ai.honeyhive.tracer.internal.settings;

import java.util.Map;
import java.util.TreeMap;

/** Variables of HoneyHive's Python SDK that mean nothing here. */
public final class PythonNames {
  /** Those whose effect another setting has, which may be missed. */
  public static final Map<String, String> REPLACED = Map.of(
      "HH_SERVER_URL", "HH_API_URL",
      "HONEYHIVE_SERVER_URL", "HH_API_URL",
      "HONEYHIVE_API_KEY", "HH_API_KEY",
      "HH_SERVICE_NAME", "OTEL_SERVICE_NAME",
      "HH_SERVICE_VERSION", "OTEL_RESOURCE_ATTRIBUTES=service.version=…");

  /** Those without any effect; a reason for each. */
  public static final Map<String, String> ABSENT = absent();

  private PythonNames() {}

  private static Map<String, String> absent() {
    Map<String, String> all = new TreeMap<>();
    String logger = "set the level of the logger `ai.honeyhive.tracer`";
    put(all, logger, "HH_VERBOSE", "HH_DEBUG_MODE");
    put(all, "identity always survives the limits of a span", "HH_PRESERVE_CORE_ATTRIBUTES");
    String cache = "there is no cache to set";
    put(all, cache, "HH_CACHE_ENABLED", "HH_CACHE_MAX_SIZE", "HH_CACHE_TTL");
    put(all, cache, "HH_CACHE_CLEANUP_INTERVAL");
    put(all, "`HH_DISABLE_TRACING` turns everything off", "HH_OTLP_ENABLED");
    put(all, "HTTP calls are not traced by this SDK", "HH_DISABLE_HTTP_TRACING");
    put(all, "HTTP calls are not traced by this SDK", "HONEYHIVE_DISABLE_HTTP_TRACING");
    String time = "a request takes 10 s with a spill directory, else 30 s; no call of yours waits";
    put(all, time, "HH_TIMEOUT", "HH_EXPORT_TIMEOUT", "HH_POOL_TIMEOUT");
    String client =
        "of `HoneyHiveClient`, see [rest-client.md](rest-client.md), and not of a tracer";
    put(all, client, "HH_API_TIMEOUT", "HH_EXPORT_TIMEOUT_SECONDS");
    String connections =
        "connections are shared and pooled; `HH_REQUESTS_IN_FLIGHT` bounds the requests";
    put(all, connections, "HH_MAX_CONNECTIONS", "HH_MAX_KEEPALIVE_CONNECTIONS");
    put(all, connections, "HH_KEEPALIVE_EXPIRY", "HH_RATE_LIMIT_CALLS", "HH_RATE_LIMIT_WINDOW");
    put(all, "three retries, then memory or disk as `HH_MAX_AGE` says", "HH_MAX_RETRIES");
    put(all, "certificates are always verified; see `sslContext`", "HH_VERIFY_SSL");
    put(all, "redirects are not followed: a key goes to one server", "HH_FOLLOW_REDIRECTS");
    String experiment = "write metadata on the session";
    put(all, experiment, "HH_EXPERIMENT_ID", "HH_EXPERIMENT_NAME", "HH_EXPERIMENT_VARIANT");
    put(all, experiment, "HH_EXPERIMENT_GROUP", "HH_EXPERIMENT_METADATA");
    put(all, "nothing is reported about you", "HH_TELEMETRY", "HONEYHIVE_TELEMETRY");
    return all;
  }

  private static void put(Map<String, String> all, String reason, String... names) {
    for (String name : names) {
      all.put(name, reason);
    }
  }
}
