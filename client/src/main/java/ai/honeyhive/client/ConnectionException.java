package ai.honeyhive.client;

import org.jspecify.annotations.Nullable;

/** There is no answer: no connection, or it ended, or the client was closed. */
public class ConnectionException extends HoneyHiveException {
  private static final long serialVersionUID = 1;

  /**
   * Makes the failure of a request.
   *
   * @param message what failed, and why
   * @param request the request
   * @param cause what it comes from, or null
   */
  public ConnectionException(String message, FailedRequest request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
