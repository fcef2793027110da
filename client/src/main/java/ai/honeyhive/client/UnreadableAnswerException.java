package ai.honeyhive.client;

import org.jspecify.annotations.Nullable;

/** The backend did what was asked, but its answer is too large or not what was expected. */
public final class UnreadableAnswerException extends HoneyHiveException {
  private static final long serialVersionUID = 1;

  /**
   * Makes the failure of a request.
   *
   * @param message what failed, and why
   * @param request the request
   * @param cause what it comes from, or null
   */
  public UnreadableAnswerException(
      String message, FailedRequest request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
