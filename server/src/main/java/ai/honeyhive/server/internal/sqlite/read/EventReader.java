package ai.honeyhive.server.internal.sqlite.read;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.sqlite.file.Ids;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.session.SessionPage;
import ai.honeyhive.server.store.session.SessionQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers one question in a read transaction. */
public final class EventReader {
  private static final String BY_ID =
      select("event_by_id") + " WHERE e.project = ? AND e.event_id = ?";
  private static final String BY_SESSION = select("event_by_session")
      + " WHERE e.project = ? AND e.session_id = ?"
      + " ORDER BY e.event_id <> e.session_id, e.start_ms, e.start_ns, e.event_id";

  private final Connection connection;

  public EventReader(Connection connection) {
    this.connection = connection;
  }

  /** The event with an id, or nothing. */
  public List<Event> event(String project, String eventId) throws SQLException {
    return read(project, BY_ID, eventId);
  }

  /** A session's own event first, then its events by start; or nothing. */
  public List<Event> session(String project, String sessionId) throws SQLException {
    return read(project, BY_SESSION, sessionId);
  }

  /** One page of the events that match, and how many there are. */
  public EventPage search(EventQuery query) throws SQLException {
    Assembler.Project project = project(query.project());
    return project == null
        ? new EventPage(List.of(), 0)
        : new EventSearch(connection, project, query).run();
  }

  /** Gives all events that match to a reader, while it wants more. */
  public void scan(EventQuery query, Predicate<Event> each) throws SQLException {
    Assembler.Project project = project(query.project());
    if (project != null) {
      new EventScan(connection, project, query).run(each);
    }
  }

  /** One page of the sessions. */
  public SessionPage sessions(SessionQuery query) throws SQLException {
    Assembler.Project project = project(query.project());
    return project == null
        ? new SessionPage(List.of(), null)
        : new SessionList(connection, project.number(), query).run();
  }

  private static String select(String index) {
    return "SELECT "
        + StoredEvent.COLUMNS
        + " FROM event e INDEXED BY "
        + index
        + " CROSS JOIN body b ON b.id = e.id";
  }

  private List<Event> read(String name, String sql, String id) throws SQLException {
    Assembler.Project project = project(name);
    return project == null
        ? List.of()
        : new Assembler(connection, project).assemble(select(project, sql, id));
  }

  private List<StoredEvent> select(Assembler.Project project, String sql, String id)
      throws SQLException {
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

  private Assembler.@Nullable Project project(String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT id FROM project WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? new Assembler.Project(row.getInt(1), name) : null;
      }
    }
  }
}
