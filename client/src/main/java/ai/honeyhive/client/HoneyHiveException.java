package ai.honeyhive.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to the data plane failed. Each kind of failure that a program may want to tell from others
 * is a subclass; this class itself stands for statuses that none of them names. The API key is in
 * no part of it.
 */
public class HoneyHiveException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The HTTP method. */
  private final String method;

  /** The path, without the query. */
  private final String path;

  /** The status of the answer, or 0 when there was none. */
  private final int status;

  /** What the backend calls the request, or null. */
  private final @Nullable String requestId;

  /** The beginning of the answer's body; empty when there was none. */
  private final String body;

  /**
   * Makes the failure of a request.
   *
   * @param message what failed, and why
   * @param request the request
   * @param cause what it comes from, or null
   */
  public HoneyHiveException(String message, FailedRequest request, @Nullable Throwable cause) {
    super(message, cause);
    this.method = request.method();
    this.path = request.path();
    this.status = request.status();
    this.requestId = request.requestId();
    this.body = request.body();
  }

  /**
   * Returns the status of the answer.
   *
   * @return for example 404; 0 when there was no answer
   */
  public int status() {
    return status;
  }

  /**
   * Returns what was answered.
   *
   * @return the first 64 Ki characters of the body; empty when there was none
   */
  public String body() {
    return body;
  }

  /**
   * Returns what the backend calls the request, which its support asks for.
   *
   * @return the id; empty when the backend did not say
   */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /**
   * Returns the HTTP method.
   *
   * @return for example {@code GET}
   */
  public String method() {
    return method;
  }

  /**
   * Returns the path.
   *
   * @return for example {@code /v1/events/search}, without the query
   */
  public String path() {
    return path;
  }
}
