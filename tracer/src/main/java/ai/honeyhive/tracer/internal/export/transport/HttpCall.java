package ai.honeyhive.tracer.internal.export.transport;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/**
 * A request. Its text form leaves headers and body out, because they hold secrets and content.
 *
 * @param method such as {@code POST}
 * @param uri where to
 * @param headers by name, complete
 * @param body backed by an array; whoever reads it duplicates it first
 * @param timeout how long the exchange may take from its beginning to the last byte of the answer
 */
public record HttpCall(
    String method, URI uri, Map<String, String> headers, ByteBuffer body, Duration timeout) {

  /** Makes a POST request. */
  public HttpCall(URI uri, Map<String, String> headers, ByteBuffer body, Duration timeout) {
    this("POST", uri, headers, body, timeout);
  }

  @Override
  public String toString() {
    return method + " " + Endpoint.withoutSecrets(uri) + " (" + body.remaining() + " bytes)";
  }
}
