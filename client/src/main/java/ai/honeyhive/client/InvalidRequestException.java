package ai.honeyhive.client;

import org.jspecify.annotations.Nullable;

/** The request cannot be understood: 400, 413 or 422. */
public final class InvalidRequestException extends HoneyHiveException {
  private static final long serialVersionUID = 1;

  /**
   * Makes the failure of a request.
   *
   * @param message what failed, and why
   * @param request the request
   * @param cause what it comes from, or null
   */
  public InvalidRequestException(String message, FailedRequest request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
