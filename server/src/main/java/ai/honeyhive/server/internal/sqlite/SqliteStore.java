package ai.honeyhive.server.internal.sqlite;

import ai.honeyhive.server.internal.sqlite.file.Connections;
import ai.honeyhive.server.internal.sqlite.file.Readers;
import ai.honeyhive.server.internal.sqlite.file.StorageDirectory;
import ai.honeyhive.server.internal.sqlite.text.TextFile;
import ai.honeyhive.server.internal.sqlite.text.TextIndex;
import ai.honeyhive.server.internal.sqlite.write.GroupCommit;
import ai.honeyhive.server.store.DocumentStore;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.Store;
import ai.honeyhive.server.store.StoreException;
import ai.honeyhive.server.store.archive.Archive;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** All in one SQLite database in a directory of its own. */
public final class SqliteStore implements Store {
  private final StorageDirectory directory;
  private final GroupCommit commits;
  private final Readers readers;
  private final TextIndex textIndex;
  private final EventStore events;
  private final DocumentStore documents;
  private final Archive archive;

  private SqliteStore(StorageDirectory directory, GroupCommit commits, TextFile text)
      throws SQLException {
    this.directory = directory;
    this.commits = commits;
    this.readers = new Readers(directory.database(), directory.textIndex());
    this.textIndex = new TextIndex(text, readers, commits::isBusy, commits::forgetTextChanges);
    commits.afterCommit(textIndex::committed);
    this.events = new SqliteEventStore(commits, readers);
    this.documents = new SqliteDocumentStore(commits, readers);
    this.archive = new SqliteArchive(commits, readers);
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
      Connection writer = Connections.writer(directory.database());
      TextFile text = TextFile.open(directory.database(), directory.textIndex());
      return new SqliteStore(directory, GroupCommit.start(writer), text);
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
  public Archive archive() {
    return archive;
  }

  @Override
  public void close() {
    textIndex.close();
    commits.close();
    readers.close();
    directory.close();
  }
}
