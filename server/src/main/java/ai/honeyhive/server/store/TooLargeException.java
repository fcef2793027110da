package ai.honeyhive.server.store;

/** More was to be written than a store keeps of one thing; trying again is of no use. */
public final class TooLargeException extends StoreException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what is too large, and by what measure
   */
  public TooLargeException(String message) {
    super(message, null);
  }
}
