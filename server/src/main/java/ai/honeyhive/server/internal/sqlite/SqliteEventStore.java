package ai.honeyhive.server.internal.sqlite;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.sqlite.file.Connections;
import ai.honeyhive.server.internal.sqlite.file.Ids;
import ai.honeyhive.server.internal.sqlite.file.Readers;
import ai.honeyhive.server.internal.sqlite.file.StorageDirectory;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Events in one SQLite database in a directory of its own. */
public final class SqliteEventStore implements EventStore {
  private static final String BY_ID =
      select("event_by_id") + " WHERE e.project = ? AND e.event_id = ?";
  private static final String BY_SESSION = select("event_by_session")
      + " WHERE e.project = ? AND e.session_id = ?"
      + " ORDER BY e.event_id <> e.session_id, e.start_ms, e.start_ns, e.event_id";

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
      Writer writer = new Writer(Connections.writer(directory.database()));
      return new SqliteEventStore(directory, new GroupCommit(writer));
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
    return commits.submit(writes.stream().map(EncodedWrite::of).toList());
  }

  @Override
  public Optional<Event> find(String project, String eventId) {
    return readers.read(connection -> {
      Assembler.Project known = project(connection, project);
      if (known == null) {
        return Optional.empty();
      }
      List<StoredEvent> found = select(connection, known, BY_ID, eventId);
      return new Assembler(connection, known).assemble(found).stream().findFirst();
    });
  }

  @Override
  public List<Event> session(String project, String sessionId) {
    return readers.read(connection -> {
      Assembler.Project known = project(connection, project);
      if (known == null) {
        return List.of();
      }
      List<StoredEvent> found = select(connection, known, BY_SESSION, sessionId);
      return new Assembler(connection, known).assemble(found);
    });
  }

  @Override
  public EventPage search(EventQuery query) {
    return readers.read(connection -> {
      Assembler.Project known = project(connection, query.project());
      return known == null
          ? new EventPage(List.of(), 0)
          : new EventSearch(connection, known, query).run();
    });
  }

  private static String select(String index) {
    return "SELECT "
        + StoredEvent.COLUMNS
        + " FROM event e INDEXED BY "
        + index
        + " CROSS JOIN body b ON b.id = e.id";
  }

  private static List<StoredEvent> select(
      Connection connection, Assembler.Project project, String sql, String id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setInt(1, project.number());
      select.setBytes(2, Ids.uuid(id));
      try (ResultSet rows = select.executeQuery()) {
        List<StoredEvent> found = new ArrayList<>();
        while (rows.next()) {
          found.add(new StoredEvent(rows));
        }
        return found;
      }
    }
  }

  private static Assembler.@Nullable Project project(Connection connection, String name)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT id FROM project WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? new Assembler.Project(row.getInt(1), name) : null;
      }
    }
  }

  @Override
  public void close() {
    commits.close();
    readers.close();
    directory.close();
  }
}
