package ai.honeyhive.client;

import org.jspecify.annotations.Nullable;

/** The API key may not do this: 403. */
public final class PermissionDeniedException extends HoneyHiveException {
  private static final long serialVersionUID = 1;

  /**
   * Makes the failure of a request.
   *
   * @param message what failed, and why
   * @param request the request
   * @param cause what it comes from, or null
   */
  public PermissionDeniedException(
      String message, FailedRequest request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
