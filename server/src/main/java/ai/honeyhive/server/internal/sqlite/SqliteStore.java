package ai.honeyhive.server.internal.sqlite;

import ai.honeyhive.server.internal.sqlite.file.Connections;
import ai.honeyhive.server.internal.sqlite.file.Readers;
import ai.honeyhive.server.internal.sqlite.file.StorageDirectory;
import ai.honeyhive.server.internal.sqlite.write.GroupCommit;
import ai.honeyhive.server.store.DocumentStore;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.Store;
import ai.honeyhive.server.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;

/** All in one SQLite database in a directory of its own. */
public final class SqliteStore implements Store {
  private final StorageDirectory directory;
  private final GroupCommit commits;
  private final Readers readers;
  private final EventStore events;
  private final DocumentStore documents;

  private SqliteStore(StorageDirectory directory, GroupCommit commits) {
    this.directory = directory;
    this.commits = commits;
    this.readers = new Readers(directory.database());
    this.events = new SqliteEventStore(commits, readers);
    this.documents = new SqliteDocumentStore(commits, readers);
  }

  /**
   * Opens a store, and creates it when there is none.
   *
   * @throws StoreException when the directory is in use, cannot be written, or holds no database of
   *     this server's or an older one's schema
   */
  public static SqliteStore open(Path path) {
    StorageDirectory directory = StorageDirectory.take(path);
    try {
      GroupCommit commits = GroupCommit.start(Connections.writer(directory.database()));
      return new SqliteStore(directory, commits);
    } catch (SQLException e) {
      directory.close();
      throw new StoreException("The database in " + path + " cannot be used: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  @Override
  public EventStore events() {
    return events;
  }

  @Override
  public DocumentStore documents() {
    return documents;
  }

  @Override
  public void close() {
    commits.close();
    readers.close();
    directory.close();
  }
}
