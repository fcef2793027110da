package ai.honeyhive.server.store;

import java.util.List;

/** Documents were changed since they were read; reading and changing them again may succeed. */
public final class VersionConflictException extends StoreException {
  private static final long serialVersionUID = 1L;

  private final transient List<Document.Key> keys;

  /**
   * Makes the exception.
   *
   * @param keys the documents that were not written
   */
  public VersionConflictException(List<Document.Key> keys) {
    super("Changed by somebody else in the meantime: " + keys, null);
    this.keys = List.copyOf(keys);
  }

  /** {@return the documents that were not written} */
  public List<Document.Key> keys() {
    return keys;
  }
}
