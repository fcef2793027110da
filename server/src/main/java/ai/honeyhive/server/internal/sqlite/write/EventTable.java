package ai.honeyhive.server.internal.sqlite.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The writer's statements on events and their bodies. */
final class EventTable implements AutoCloseable {
  private static final String COLUMNS =
      "session_id, trace_id, span_id, parent_span_id, parent_id, type, name, source, failed,"
          + " feedback, start_ms, start_ns, end_ms, prompt_tokens, completion_tokens, total_tokens, cost,"
          + " run_id, dataset_id, datapoint_id, model, duration_ms";

  private final PreparedStatement insert;
  private final PreparedStatement update;
  private final PreparedStatement select;
  private final PreparedStatement putBody;
  private final PreparedStatement putChange;
  private long nextId;

  EventTable(Connection connection) throws SQLException {
    insert = connection.prepareStatement("INSERT INTO event (id, project, event_id, "
        + COLUMNS
        + ") VALUES (?" + ", ?".repeat(24) + ")"
        + " ON CONFLICT (project, event_id) DO NOTHING");
    update = connection.prepareStatement("UPDATE event SET ("
        + COLUMNS
        + ") = (?, ifnull(?, trace_id), ifnull(?, span_id), ifnull(?, parent_span_id),"
        + " ifnull(?, parent_id), ?, ?, ?, ?, ?, ?, ifnull(?, start_ns), ?, ?, ?, ?, ?,"
        + " ?, ?, ?, ?, ?) WHERE id = ?");
    select = connection.prepareStatement(
        "SELECT e.id, e.session_id, b.json FROM event e JOIN body b ON b.id = e.id"
            + " WHERE e.project = ? AND e.event_id = ?");
    putBody = connection.prepareStatement("INSERT OR REPLACE INTO body (id, json) VALUES (?, ?)");
    putChange = connection.prepareStatement("INSERT INTO text_change (id) VALUES (?)");
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(ifnull((SELECT max(id) FROM event), 0),"
            + " (SELECT value FROM mark WHERE name = 'last_event'))")) {
      nextId = row.getLong(1) + 1;
    }
  }

  /** An id for a row that is not there yet. */
  long newId() {
    return nextId++;
  }

  /** Adds an event. Returns false, and does nothing, when its event id is known. */
  boolean insert(int project, EventRow row) throws SQLException {
    return insert(newId(), project, row);
  }

  boolean insert(long id, int project, EventRow row) throws SQLException {
    insert.setLong(1, id);
    insert.setInt(2, project);
    insert.setBytes(3, row.eventId);
    bindColumns(insert, 4, row);
    if (insert.executeUpdate() == 0) {
      return false;
    }
    putBody(id, row.body);
    return true;
  }

  /** Replaces all of an event but its id, and its place in a trace unless it has another one. */
  void update(long id, EventRow row) throws SQLException {
    bindColumns(update, 1, row);
    update.setLong(23, id);
    update.executeUpdate();
    putBody(id, row.body);
    putChange.setLong(1, id);
    putChange.executeUpdate();
  }

  private void putBody(long id, byte[] body) throws SQLException {
    putBody.setLong(1, id);
    putBody.setBytes(2, body);
    putBody.executeUpdate();
  }

  private static void bindColumns(PreparedStatement statement, int first, EventRow row)
      throws SQLException {
    int i = first;
    statement.setBytes(i++, row.sessionId);
    statement.setBytes(i++, row.place.traceId);
    statement.setBytes(i++, row.place.spanId);
    statement.setBytes(i++, row.place.parentSpanId);
    statement.setBytes(i++, row.parentId);
    statement.setString(i++, row.event.eventType().wireName());
    statement.setString(i++, row.event.eventName());
    statement.setString(i++, row.event.source());
    statement.setInt(i++, row.failed ? 1 : 0);
    statement.setInt(i++, row.feedback ? 1 : 0);
    statement.setDouble(i++, row.startMs);
    statement.setObject(i++, row.place.startNs);
    statement.setDouble(i++, row.endMs);
    statement.setLong(i++, row.promptTokens);
    statement.setLong(i++, row.completionTokens);
    statement.setLong(i++, row.totalTokens);
    statement.setDouble(i++, row.cost);
    statement.setString(i++, row.runId);
    statement.setString(i++, row.datasetId);
    statement.setString(i++, row.datapointId);
    statement.setString(i++, row.modelName);
    statement.setObject(i, row.event.duration());
  }

  /** An event that is there. */
  static final class Stored {
    final long id;
    final byte[] sessionId;
    final byte[] body;

    private Stored(ResultSet row) throws SQLException {
      id = row.getLong(1);
      sessionId = row.getBytes(2);
      body = row.getBytes(3);
    }
  }

  @Nullable
  Stored find(int project, byte[] eventId) throws SQLException {
    select.setInt(1, project);
    select.setBytes(2, eventId);
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? new Stored(row) : null;
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    update.close();
    select.close();
    putBody.close();
    putChange.close();
  }
}
