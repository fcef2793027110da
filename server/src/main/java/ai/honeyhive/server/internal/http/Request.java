package ai.honeyhive.server.internal.http;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One HTTP request, whatever the transport. The body is read when it is asked for. */
public final class Request {
  private final String method;
  private final String rawPath;
  private final Function<String, @Nullable String> headers;
  private final Body body;
  private final Map<String, String> pathParameters;

  /** Where the body comes from. */
  @FunctionalInterface
  private interface Body {
    byte[] read(Request request) throws IOException;
  }

  Request(
      String method, String rawPath, Function<String, @Nullable String> headers, BodyReader body) {
    this(method, rawPath, headers, body::read, Map.of());
  }

  private Request(
      String method,
      String rawPath,
      Function<String, @Nullable String> headers,
      Body body,
      Map<String, String> pathParameters) {
    this.method = method;
    this.rawPath = rawPath;
    this.headers = headers;
    this.body = body;
    this.pathParameters = pathParameters;
  }

  Request withPathParameters(Map<String, String> parameters) {
    return new Request(method, rawPath, headers, body, parameters);
  }

  /** The same request with another body, decompressed, that can be read any number of times. */
  public Request withBody(byte[] other) {
    return new Request(method, rawPath, headers, request -> other, pathParameters);
  }

  public String method() {
    return method;
  }

  /** The path as it was sent, percent signs included, without the query. */
  public String rawPath() {
    return rawPath;
  }

  /** A header's first value; names are compared without case. */
  public @Nullable String header(String name) {
    return headers.apply(name);
  }

  /** The media type without parameters, in lower case; empty when the header is missing. */
  public String mediaType() {
    String value = header("Content-Type");
    if (value == null) {
      return "";
    }
    int semicolon = value.indexOf(';');
    String type = semicolon < 0 ? value : value.substring(0, semicolon);
    return type.strip().toLowerCase(java.util.Locale.ROOT);
  }

  /** The decoded value of a path parameter that the route declares. */
  public String path(String parameter) {
    String value = pathParameters.get(parameter);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter " + parameter);
    }
    return value;
  }

  /** Reads the whole body, decompressed, within {@link BodyReader}'s limits. Can be called once. */
  public byte[] body() throws IOException {
    return body.read(this);
  }
}
