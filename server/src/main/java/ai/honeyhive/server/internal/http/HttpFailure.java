package ai.honeyhive.server.internal.http;

import java.util.List;
import java.util.Map;

/** A request that is answered with an error body. Carries no stack trace: it is an answer. */
public final class HttpFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String errorCode;
  private final transient Map<String, String> headers;
  private int concerned = 1;
  private transient List<String> concernedIds = List.of();

  private HttpFailure(int status, String errorCode, String message, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.errorCode = errorCode;
    this.headers = headers;
  }

  /** The same failure, of a request that held many things. */
  public HttpFailure concerning(int count, List<String> someIds) {
    HttpFailure same = new HttpFailure(status, errorCode, String.valueOf(getMessage()), headers);
    same.concerned = count;
    same.concernedIds = List.copyOf(someIds);
    return same;
  }

  /** How many things were refused with the request. */
  public int concerned() {
    return concerned;
  }

  /** The ids of some of them; none when they are not known. */
  public List<String> concernedIds() {
    return concernedIds;
  }

  public static HttpFailure badRequest(String message) {
    return new HttpFailure(400, "BAD_REQUEST", message, Map.of());
  }

  public static HttpFailure unauthorized(String message) {
    return new HttpFailure(401, "UNAUTHORIZED", message, Map.of("WWW-Authenticate", "Bearer"));
  }

  public static HttpFailure forbidden(String message) {
    return new HttpFailure(403, "FORBIDDEN", message, Map.of());
  }

  public static HttpFailure notFound(String message) {
    return new HttpFailure(404, "NOT_FOUND", message, Map.of());
  }

  static HttpFailure methodNotAllowed(String message, String allow) {
    return new HttpFailure(405, "METHOD_NOT_ALLOWED", message, Map.of("Allow", allow));
  }

  public static HttpFailure tooLarge(String message) {
    return new HttpFailure(413, "PAYLOAD_TOO_LARGE", message, Map.of());
  }

  public static HttpFailure unsupportedMediaType(String message) {
    return new HttpFailure(415, "UNSUPPORTED_MEDIA_TYPE", message, Map.of());
  }

  static HttpFailure internal() {
    return new HttpFailure(
        500,
        "INTERNAL_ERROR",
        "The server failed to handle this request; its log says why",
        Map.of());
  }

  public static HttpFailure unavailable(String message, int retryAfterSeconds) {
    return new HttpFailure(
        503, "UNAVAILABLE", message, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
  }

  public int status() {
    return status;
  }

  String errorCode() {
    return errorCode;
  }

  Map<String, String> headers() {
    return headers;
  }
}
