package ai.honeyhive.server.store;

import org.jspecify.annotations.Nullable;

/** The storage could not be opened, read or written. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message what could not be done, and what to do about it
   * @param cause why, or null
   */
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
