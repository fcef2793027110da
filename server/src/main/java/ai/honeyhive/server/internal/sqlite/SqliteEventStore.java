package ai.honeyhive.server.internal.sqlite;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.sqlite.file.Connections;
import ai.honeyhive.server.internal.sqlite.file.Readers;
import ai.honeyhive.server.internal.sqlite.file.StorageDirectory;
import ai.honeyhive.server.internal.sqlite.read.EventReader;
import ai.honeyhive.server.internal.sqlite.write.GroupCommit;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventUpdate;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Events in one SQLite database in a directory of its own. */
public final class SqliteEventStore implements EventStore {
  private final StorageDirectory directory;
  private final GroupCommit commits;
  private final Readers readers;

  private SqliteEventStore(StorageDirectory directory, GroupCommit commits) {
    this.directory = directory;
    this.commits = commits;
    this.readers = new Readers(directory.database());
  }

  /**
   * Opens a store, and creates it when there is none.
   *
   * @throws StoreException when the directory is in use, cannot be written, or holds no database of
   *     this server's or an older one's schema
   */
  public static SqliteEventStore open(Path path) {
    StorageDirectory directory = StorageDirectory.take(path);
    try {
      GroupCommit commits = GroupCommit.start(Connections.writer(directory.database()));
      return new SqliteEventStore(directory, commits);
    } catch (SQLException e) {
      directory.close();
      throw new StoreException("The database in " + path + " cannot be used: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  @Override
  public CompletableFuture<Void> write(List<EventWrite> writes) {
    return commits.write(writes);
  }

  @Override
  public CompletableFuture<Void> update(String project, String eventId, EventUpdate update) {
    return commits.update(project, eventId, update);
  }

  @Override
  public Optional<Event> find(String project, String eventId) {
    return readers.read(connection -> new EventReader(connection).event(project, eventId)).stream()
        .findFirst();
  }

  @Override
  public List<Event> session(String project, String sessionId) {
    return readers.read(connection -> new EventReader(connection).session(project, sessionId));
  }

  @Override
  public EventPage search(EventQuery query) {
    return readers.read(connection -> new EventReader(connection).search(query));
  }

  @Override
  public void close() {
    commits.close();
    readers.close();
    directory.close();
  }
}
