package ai.honeyhive.client;

import org.jspecify.annotations.Nullable;

/** The backend failed: 500 and above. After a batch, some of it may be stored. */
public final class ServerException extends HoneyHiveException {
  private static final long serialVersionUID = 1;

  /**
   * Makes the failure of a request.
   *
   * @param message what failed, and why
   * @param request the request
   * @param cause what it comes from, or null
   */
  public ServerException(String message, FailedRequest request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
