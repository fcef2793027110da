package ai.honeyhive.server.store;

/** The updates of one event are larger together than a store keeps; trying again is of no use. */
public final class UpdateTooLargeException extends StoreException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what is too large, and by what measure
   */
  public UpdateTooLargeException(String message) {
    super(message, null);
  }
}
