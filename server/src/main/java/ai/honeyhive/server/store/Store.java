package ai.honeyhive.server.store;

import ai.honeyhive.server.store.archive.Archive;

/**
 * Where a server keeps what it was sent: events, and everything else as documents. One store holds
 * many projects.
 *
 * <p>All methods may be called from any thread.
 */
public interface Store extends AutoCloseable {

  /** {@return the events} */
  EventStore events();

  /** {@return the objects that are not events} */
  DocumentStore documents();

  /** {@return all that a project has, to be carried elsewhere} */
  Archive archive();

  /** Writes what was accepted, then releases everything. Closing again does nothing. */
  @Override
  void close();
}
