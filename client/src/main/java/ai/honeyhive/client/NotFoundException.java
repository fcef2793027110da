package ai.honeyhive.client;

import org.jspecify.annotations.Nullable;

/** There is no such object, or no such route: 404. */
public final class NotFoundException extends HoneyHiveException {
  private static final long serialVersionUID = 1;

  /**
   * Makes the failure of a request.
   *
   * @param message what failed, and why
   * @param request the request
   * @param cause what it comes from, or null
   */
  public NotFoundException(String message, FailedRequest request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
