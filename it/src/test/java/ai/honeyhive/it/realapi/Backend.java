package ai.honeyhive.it.realapi;

import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.HoneyHiveTracerBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Something that speaks HoneyHive's API: our server, or HoneyHive. They differ in where they are
 * and in the key, which nothing here ever shows.
 */
final class Backend {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long POLL_NANOS = 100_000_000;
  private static final int TIMEOUT_MILLIS = 30_000;

  /** Which backends a run is for. */
  enum Which {
    OUR_SERVER,
    HONEYHIVE
  }

  private final URI uri;
  private final String key;
  private final Duration patience;

  private Backend(URI uri, String key, Duration patience) {
    this.uri = uri;
    this.key = key;
    this.patience = patience;
  }

  /**
   * Our server always; HoneyHive in the profile {@code real-api}, unless it is to be left out.
   *
   * @throws IllegalStateException when HoneyHive is wanted and there is no key for it
   */
  static List<Which> wanted(Properties properties, Map<String, String> environment) {
    if (!Boolean.parseBoolean(properties.getProperty("real.api"))
        || isSet(properties.getProperty("skipRealApi"))) {
      return List.of(Which.OUR_SERVER);
    }
    if (environment.getOrDefault("HH_API_KEY", "").isBlank()) {
      throw new IllegalStateException("The profile real-api needs the key of a project that may be"
          + " written to: set HH_API_KEY (and HH_API_URL when it is not api.honeyhive.ai), or add"
          + " -DskipRealApi");
    }
    return List.of(Which.OUR_SERVER, Which.HONEYHIVE);
  }

  /** As Maven's switches are: there, and not said to be false. */
  private static boolean isSet(String value) {
    return value != null && !value.equals("false");
  }

  static Backend of(Which which, TestServer ours) {
    return which == Which.OUR_SERVER
        ? of(ours.uri(), ours.apiKey(), Duration.ofSeconds(10))
        : honeyHive(System.getenv());
  }

  static Backend honeyHive(Map<String, String> environment) {
    String url = environment.getOrDefault("HH_API_URL", "https://api.honeyhive.ai");
    return of(URI.create(url), environment.get("HH_API_KEY").strip(), Duration.ofSeconds(90));
  }

  /**
   * A backend somewhere.
   *
   * @param patience how long it may take until what was sent can be read
   */
  static Backend of(URI uri, String key, Duration patience) {
    return new Backend(uri, key, patience);
  }

  HoneyHiveTracerBuilder tracer() {
    return HoneyHiveTracer.builder().apiKey(key).serverUrl(uri);
  }

  /** The events of a session, once they are as expected; it may take a while until they are. */
  List<JsonNode> awaitSession(String sessionId, Predicate<List<JsonNode>> asExpected) {
    long end = System.nanoTime() + patience.toNanos();
    List<JsonNode> events = session(sessionId);
    while (!asExpected.test(events)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "after " + patience + ", " + this + " has of session " + sessionId + " only " + events);
      }
      LockSupport.parkNanos(POLL_NANOS);
      events = session(sessionId);
    }
    return events;
  }

  private List<JsonNode> session(String sessionId) {
    ObjectNode search = JSON.createObjectNode().put("limit", 100);
    search
        .putArray("filters")
        .addObject()
        .put("field", "session_id")
        .put("operator", "is")
        .put("value", sessionId)
        .put("type", "string");
    return post("/v1/events/export", search).path("events").valueStream().toList();
  }

  private JsonNode post(String path, JsonNode body) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) uri.resolve(path).toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      connection.setRequestProperty("Authorization", "Bearer " + key);
      connection.setRequestProperty("Content-Type", "application/json");
      // The JDK keeps a thread for connections that are kept.
      connection.setRequestProperty("Connection", "close");
      connection.setDoOutput(true);
      connection.getOutputStream().write(JSON.writeValueAsBytes(body));
      int status = connection.getResponseCode();
      try (InputStream in =
          status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (status != 200) {
          throw new AssertionError(
              this + " answered " + path + " with " + status + ": " + text.replace(key, "<key>"));
        }
        return JSON.readTree(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(this + " could not be asked", e);
    }
  }

  /** Where it is, and nothing else. */
  @Override
  public String toString() {
    return uri.getScheme() + "://" + uri.getAuthority();
  }
}
