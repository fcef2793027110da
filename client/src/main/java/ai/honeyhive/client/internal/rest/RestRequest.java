package ai.honeyhive.client.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request of the data plane: a method, a path, a query and a JSON body. Collected by its own
 * methods, then handed to {@link Rest#send}, which does not change it.
 */
public final class RestRequest {
  private final String method;
  private final String path;
  private final StringBuilder query = new StringBuilder();
  private @Nullable JsonNode body;
  private boolean repeatable;
  private boolean large;

  private RestRequest(String method, String template, String... ids) {
    this.method = method;
    this.path = path(template, ids);
    this.repeatable = !method.equals("POST");
  }

  /** A GET of a path, for example {@code get("/v1/events/{}", id)}; each id is encoded. */
  public static RestRequest get(String template, String... ids) {
    return new RestRequest("GET", template, ids);
  }

  /** A POST, which is not repeated when it may have arrived. */
  public static RestRequest post(String template, String... ids) {
    return new RestRequest("POST", template, ids);
  }

  /** A PUT. */
  public static RestRequest put(String template, String... ids) {
    return new RestRequest("PUT", template, ids);
  }

  /** A DELETE. */
  public static RestRequest delete(String template, String... ids) {
    return new RestRequest("DELETE", template, ids);
  }

  private static String path(String template, String... ids) {
    StringBuilder path = new StringBuilder();
    int at = 0;
    for (String id : ids) {
      if (id.isBlank() || id.equals(".") || id.equals("..")) {
        throw new IllegalArgumentException(
            "\"" + id + "\" cannot be an id: " + template.replace("{}", "…"));
      }
      int hole = template.indexOf("{}", at);
      path.append(template, at, hole).append(encoded(id));
      at = hole + 2;
    }
    return path.append(template, at, template.length()).toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Adds a parameter, unless its value is null. */
  public RestRequest query(String name, @Nullable Object value) {
    if (value != null) {
      query.append(query.isEmpty() ? '?' : '&');
      query.append(encoded(name)).append('=').append(encoded(value.toString()));
    }
    return this;
  }

  /** Adds a list in bracket form, {@code name[]=a&name[]=b}, also when it has one value. */
  public RestRequest queryAll(String name, List<String> values) {
    values.forEach(value -> query(name + "[]", value));
    return this;
  }

  /** Sets the body. */
  public RestRequest body(JsonNode json) {
    body = json;
    return this;
  }

  /** Says that the POST only reads, so that it may be repeated. */
  public RestRequest reading() {
    repeatable = true;
    return this;
  }

  /** Says that the answer may be large, so that it may take the time of an export. */
  public RestRequest large() {
    large = true;
    return this;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  /** The path and the query, encoded. */
  String target() {
    return path + query;
  }

  @Nullable
  JsonNode body() {
    return body;
  }

  boolean isRepeatable() {
    return repeatable;
  }

  boolean isLarge() {
    return large;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
