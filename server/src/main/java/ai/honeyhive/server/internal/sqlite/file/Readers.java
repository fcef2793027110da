package ai.honeyhive.server.internal.sqlite.file;

import ai.honeyhive.server.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/**
 * Connections for reading, opened when needed and kept. Each read is one transaction: it sees one
 * state of the database, and never waits for the writer.
 */
public final class Readers implements AutoCloseable {
  private static final int MOST = 8;

  private final Path database;
  private final Path textIndex;
  private final Semaphore permits = new Semaphore(MOST, true);
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  /** A read. */
  @FunctionalInterface
  public interface Read<T> {
    T from(Connection connection) throws SQLException;
  }

  public Readers(Path database, Path textIndex) {
    this.database = database;
    this.textIndex = textIndex;
  }

  public <T> T read(Read<T> read) {
    permits.acquireUninterruptibly();
    try {
      Connection connection = borrow();
      try {
        T result = read.from(connection);
        connection.rollback();
        giveBack(connection);
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new StoreException("The database cannot be read: " + e.getMessage(), e);
    } finally {
      permits.release();
    }
  }

  private Connection borrow() throws SQLException {
    synchronized (this) {
      if (closed) {
        throw new StoreException("The store is closed", null);
      }
      Connection connection = idle.poll();
      if (connection != null) {
        return connection;
      }
    }
    return Connections.reader(database, textIndex);
  }

  private void giveBack(Connection connection) throws SQLException {
    synchronized (this) {
      if (!closed) {
        idle.push(connection);
        return;
      }
    }
    connection.close();
  }

  @Override
  public void close() {
    // With all permits, no read is running.
    permits.acquireUninterruptibly(MOST);
    try {
      synchronized (this) {
        closed = true;
        for (Connection connection : idle) {
          connection.close();
        }
        idle.clear();
      }
    } catch (SQLException e) {
      throw new StoreException("The database cannot be closed: " + e.getMessage(), e);
    } finally {
      permits.release(MOST);
    }
  }
}
