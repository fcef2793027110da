package ai.honeyhive.client;

import org.jspecify.annotations.Nullable;

/** There was no whole answer in time. */
public final class CallTimeoutException extends ConnectionException {
  private static final long serialVersionUID = 1;

  /**
   * Makes the failure of a request.
   *
   * @param message what failed, and why
   * @param request the request
   * @param cause what it comes from, or null
   */
  public CallTimeoutException(String message, FailedRequest request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
