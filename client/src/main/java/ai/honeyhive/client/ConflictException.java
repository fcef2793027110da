package ai.honeyhive.client;

import org.jspecify.annotations.Nullable;

/** Something else was changed or exists already: 409. */
public final class ConflictException extends HoneyHiveException {
  private static final long serialVersionUID = 1;

  /**
   * Makes the failure of a request.
   *
   * @param message what failed, and why
   * @param request the request
   * @param cause what it comes from, or null
   */
  public ConflictException(String message, FailedRequest request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
