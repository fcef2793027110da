package ai.honeyhive.server.internal.http;

import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer: a status, headers and a body, complete or a stream. Immutable, except for the array or
 * the stream it was given.
 */
public final class Response {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final @Nullable BodyStream stream;

  private Response(
      int status, Map<String, String> headers, byte[] body, @Nullable BodyStream stream) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.stream = stream;
  }

  public static Response of(int status, String contentType, byte[] body) {
    return new Response(status, headers(contentType), body, null);
  }

  /** An answer whose body comes bit by bit. */
  public static Response stream(String contentType, BodyStream body) {
    return new Response(200, headers(contentType), new byte[0], body)
        .with("Cache-Control", "no-store");
  }

  private static Map<String, String> headers(String contentType) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    headers.put("X-Content-Type-Options", "nosniff");
    return headers;
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
    return new Response(status, more, body, stream);
  }

  /** Returns this response with another status. */
  public Response withStatus(int other) {
    return new Response(other, headers, body, stream);
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** The whole body; empty when it is a stream. */
  public byte[] body() {
    return body;
  }

  /** The body that comes bit by bit; null when it is there already. */
  @Nullable
  BodyStream stream() {
    return stream;
  }
}
