package ai.honeyhive.test;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request a {@link ScriptedModel} got. Immutable, except that the JSON tree is Jackson's. */
public final class ModelRequest {
  private final Map<String, String> headers = new TreeMap<>();
  private final JsonNode body;

  ModelRequest(Map<String, List<String>> headers, JsonNode body) {
    headers.forEach((name, values) ->
        this.headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    this.body = body;
  }

  /**
   * Returns the value of a header.
   *
   * @param name the header's name, in any case
   * @return its values joined by a comma, or empty when it was not sent
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns the body.
   *
   * @return the parsed JSON
   */
  public JsonNode body() {
    return body;
  }

  @Override
  public String toString() {
    return body.toString();
  }
}
