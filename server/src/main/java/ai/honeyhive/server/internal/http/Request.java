package ai.honeyhive.server.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One HTTP request, whatever the transport. The body is read when it is asked for. */
public final class Request {
  /** The project of callers without a key of their own project. */
  public static final String DEFAULT_PROJECT = "local-project";

  private final String method;
  private final String target;
  private final Function<String, @Nullable String> headers;
  private final Body body;
  private Map<String, String> pathParameters = Map.of();
  private String project = DEFAULT_PROJECT;

  /** Where the body comes from. */
  interface Body {
    /** All of it, decompressed. */
    byte[] read(Request request) throws IOException;

    /** The same, bit by bit. */
    InputStream stream(Request request) throws IOException;
  }

  /** A body that is there already. */
  private static final class Complete implements Body {
    private final byte[] bytes;

    Complete(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public byte[] read(Request request) {
      return bytes;
    }

    @Override
    public InputStream stream(Request request) {
      return new ByteArrayInputStream(bytes);
    }
  }

  /**
   * Makes a request.
   *
   * @param target path and query as they were sent
   */
  Request(String method, String target, Function<String, @Nullable String> headers, Body body) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body;
  }

  /** Makes a request with a body that is there already. */
  public static Request of(String method, String target, Map<String, String> headers, byte[] body) {
    TreeMap<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    return new Request(method, target, anyCase::get, new Complete(body));
  }

  private Request copy(Body other) {
    Request copy = new Request(method, target, headers, other);
    copy.pathParameters = pathParameters;
    copy.project = project;
    return copy;
  }

  Request withPathParameters(Map<String, String> parameters) {
    Request copy = copy(body);
    copy.pathParameters = parameters;
    return copy;
  }

  /** The same request on behalf of a project. */
  public Request withProject(String name) {
    Request copy = copy(body);
    copy.project = name;
    return copy;
  }

  /** The same request with another body, decompressed, that can be read any number of times. */
  public Request withBody(byte[] other) {
    return copy(new Complete(other));
  }

  public String method() {
    return method;
  }

  /** The path as it was sent, percent signs included, without the query. */
  public String rawPath() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The project the caller works in. */
  public String project() {
    return project;
  }

  /** A query parameter's first value, or null. */
  public @Nullable String query(String name) {
    List<String> all = queryAll(name);
    return all.isEmpty() ? null : all.get(0);
  }

  /** All values of a query parameter, in order. */
  public List<String> queryAll(String name) {
    int query = target.indexOf('?');
    return new Query(query < 0 ? null : target.substring(query + 1)).all(name);
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

  /**
   * The body as a stream, decompressed, of any length; what is read of it counts against the limits
   * of whoever reads. Can be called once, instead of {@link #body()}.
   */
  public InputStream bodyStream() throws IOException {
    return body.stream(this);
  }
}
