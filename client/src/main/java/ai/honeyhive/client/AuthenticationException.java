package ai.honeyhive.client;

import org.jspecify.annotations.Nullable;

/** There is no API key, or it is not known: 401. */
public final class AuthenticationException extends HoneyHiveException {
  private static final long serialVersionUID = 1;

  /**
   * Makes the failure of a request.
   *
   * @param message what failed, and why
   * @param request the request
   * @param cause what it comes from, or null
   */
  public AuthenticationException(String message, FailedRequest request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
