package ai.honeyhive.server.internal.sqlite.remove;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The writer's statements that delete. */
public final class RemovalTable implements AutoCloseable {
  private final PreparedStatement ofEvent;
  private final PreparedStatement ofSession;
  private final List<PreparedStatement> byRow = new ArrayList<>();
  private final PreparedStatement update;
  private final PreparedStatement changed;
  private final PreparedStatement lastEvent;
  private final PreparedStatement forget;

  /** A row to be deleted, with what names it outside. */
  private static final class Row {
    private final long id;
    private final byte[] eventId;

    Row(ResultSet row) throws SQLException {
      id = row.getLong(1);
      eventId = row.getBytes(2);
    }
  }

  public RemovalTable(Connection connection) throws SQLException {
    ofEvent = connection.prepareStatement(
        "SELECT id, event_id FROM event WHERE project = ? AND event_id = ? LIMIT ?");
    // The session's own event last.
    ofSession = connection.prepareStatement("SELECT id, event_id FROM event"
        + " INDEXED BY event_by_session WHERE project = ? AND session_id = ?"
        + " ORDER BY event_id = session_id, start_ms LIMIT ?");
    for (String table : List.of("event", "body", "session")) {
      byRow.add(connection.prepareStatement("DELETE FROM " + table + " WHERE id = ?"));
    }
    update =
        connection.prepareStatement("DELETE FROM event_update WHERE project = ? AND event_id = ?");
    changed = connection.prepareStatement("INSERT INTO text_change (id) VALUES (?)");
    lastEvent = connection.prepareStatement(
        "UPDATE mark SET value = max(value, ?) WHERE name = 'last_event'");
    forget = connection.prepareStatement("DELETE FROM text_change WHERE seq <= ?");
  }

  /** Deletes one event and its updates. */
  public int removeEvent(int project, byte[] eventId) throws SQLException {
    return remove(project, rows(ofEvent, project, eventId, 1));
  }

  /** Deletes so many of a session's events at most, its own as the last. */
  public int removeSession(int project, byte[] sessionId, int most) throws SQLException {
    return remove(project, rows(ofSession, project, sessionId, most));
  }

  private static List<Row> rows(PreparedStatement select, int project, byte[] id, int most)
      throws SQLException {
    select.setInt(1, project);
    select.setBytes(2, id);
    select.setInt(3, most);
    List<Row> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(new Row(rows));
      }
    }
    return found;
  }

  private int remove(int project, List<Row> rows) throws SQLException {
    for (Row row : rows) {
      for (PreparedStatement delete : byRow) {
        delete.setLong(1, row.id);
        delete.executeUpdate();
      }
      update.setInt(1, project);
      update.setBytes(2, row.eventId);
      update.executeUpdate();
      changed.setLong(1, row.id);
      changed.executeUpdate();
      lastEvent.setLong(1, row.id);
      lastEvent.executeUpdate();
    }
    return rows.size();
  }

  /** Deletes what the text index knows of the log of changes. */
  public void forgetTextChanges(long last) throws SQLException {
    forget.setLong(1, last);
    forget.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    ofEvent.close();
    ofSession.close();
    for (PreparedStatement delete : byRow) {
      delete.close();
    }
    update.close();
    changed.close();
    lastEvent.close();
    forget.close();
  }
}
