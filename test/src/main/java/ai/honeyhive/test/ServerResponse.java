package ai.honeyhive.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What a {@link TestServer} answered to a plain HTTP request. Immutable. */
public final class ServerResponse {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int status;
  private final Map<String, String> headers;
  private final byte[] bytes;

  /** Takes headers that ignore case. */
  ServerResponse(int status, Map<String, String> headers, byte[] bytes) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
  }

  /**
   * Returns the HTTP status.
   *
   * @return for example 200
   */
  public int status() {
    return status;
  }

  /**
   * Returns the value of a header.
   *
   * @param name the header's name, in any case
   * @return its values joined by a comma, or empty when it was not sent
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * Returns the body.
   *
   * @return a copy of its bytes, empty when there is none
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Returns the body as text.
   *
   * @return the body read as UTF-8
   */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Returns the body as JSON.
   *
   * @return the parsed body
   * @throws AssertionError if the body is not JSON
   */
  public JsonNode json() {
    try {
      return JSON.readTree(text());
    } catch (JsonProcessingException e) {
      throw new AssertionError("expected JSON, got " + this, e);
    }
  }

  @Override
  public String toString() {
    return status + " " + text();
  }
}
