package ai.honeyhive.server.store;

/** Too much is waiting to be written; the same write may succeed a little later. */
public final class StoreBusyException extends StoreException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message how much is waiting
   */
  public StoreBusyException(String message) {
    super(message, null);
  }
}
