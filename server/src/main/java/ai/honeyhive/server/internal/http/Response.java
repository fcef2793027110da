package ai.honeyhive.server.internal.http;

import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer: a status, headers and a complete body. Immutable, except for the array it was given.
 */
public final class Response {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Response(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public static Response of(int status, String contentType, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    headers.put("X-Content-Type-Options", "nosniff");
    return new Response(status, headers, body);
  }

  public static Response json(JsonNode body) {
    return json(200, body);
  }

  static Response json(int status, JsonNode body) {
    return of(status, "application/json", Json.bytes(body)).with("Cache-Control", "no-store");
  }

  /** The error body of the data plane. */
  static Response error(HttpFailure failure) {
    ObjectNode body = Json.object();
    body.put("success", false);
    body.put("statusCode", failure.status());
    body.put("message", failure.getMessage());
    body.put("errorCode", failure.errorCode());
    Response response = json(failure.status(), body);
    response.headers.putAll(failure.headers());
    return response;
  }

  /** Returns this response with one more header. */
  public Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }

  /** Returns this response with another status. */
  public Response withStatus(int other) {
    return new Response(other, headers, body);
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public byte[] body() {
    return body;
  }
}
