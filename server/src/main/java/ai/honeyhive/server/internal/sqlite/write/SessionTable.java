package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The writer's statements on sessions. */
final class SessionTable implements AutoCloseable {
  private final PreparedStatement select;
  private final PreparedStatement put;
  private final PreparedStatement sum;

  SessionTable(Connection connection) throws SQLException {
    select = connection.prepareStatement(
        "SELECT said, started, arrived_ms, " + SessionSums.COLUMNS + " FROM session WHERE id = ?");
    put = connection.prepareStatement(
        "INSERT OR REPLACE INTO session (id, said, started, arrived_ms, "
            + SessionSums.COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    sum = connection.prepareStatement(
        "SELECT "
            + SessionSums.FROM_EVENTS
            + " FROM event INDEXED BY event_by_session WHERE project = ? AND session_id = ? AND event_id <> session_id");
  }

  /** Reads what is known about the session whose own event has this row; null when it is none. */
  @Nullable
  SessionState find(int project, String sessionId, long id) throws SQLException {
    select.setLong(1, id);
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return null;
      }
      SessionSums sums = SessionSums.read(row, 4);
      SessionState state =
          new SessionState(project, sessionId, id, sums, Said.read(row.getBytes(1)));
      byte[] started = row.getBytes(2);
      if (started != null) {
        state.started = Json.event(started);
        state.arrivedMs = row.getDouble(3);
      }
      return state;
    }
  }

  void put(SessionState state) throws SQLException {
    Event started = state.started;
    put.setLong(1, state.id);
    put.setBytes(2, state.said.bytes());
    put.setBytes(3, started == null ? null : Json.bytes(started));
    put.setObject(4, state.arrivedMs);
    state.sums.bind(put, 5);
    put.executeUpdate();
  }

  /** Adds up the events of a session again. */
  SessionSums sums(int project, byte[] sessionId) throws SQLException {
    sum.setInt(1, project);
    sum.setBytes(2, sessionId);
    try (ResultSet row = sum.executeQuery()) {
      return SessionSums.read(row, 1);
    }
  }

  @Override
  public void close() throws SQLException {
    select.close();
    put.close();
    sum.close();
  }
}
