package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.store.EventUpdate;
import ai.honeyhive.server.store.TooLargeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The writer's statements on updates: for each event all of them as one, whether the event is there
 * yet or not.
 */
final class UpdateTable implements AutoCloseable {
  /** For all updates of one event together; the event is read and written with them each time. */
  static final int MAX_BYTES = 16 << 20;

  private final PreparedStatement select;
  private final PreparedStatement put;
  // Without updates, which is how most servers live, no event is looked up here.
  private boolean empty;

  UpdateTable(Connection connection) throws SQLException {
    select = connection.prepareStatement(
        "SELECT json FROM event_update WHERE project = ? AND event_id = ?");
    put = connection.prepareStatement(
        "INSERT OR REPLACE INTO event_update (project, event_id, json) VALUES (?, ?, ?)");
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM event_update)")) {
      empty = !row.getBoolean(1);
    }
  }

  /** Adds an update to those of its event; returns them all, or null when they say it already. */
  @Nullable
  EventUpdate add(int project, byte[] eventId, EventUpdate update) throws SQLException {
    byte[] known = json(project, eventId);
    EventUpdate all = known == null ? update : read(known).then(update);
    byte[] json = Json.bytes(all.toJson());
    if (Arrays.equals(json, known)) {
      return null;
    }
    if (json.length > MAX_BYTES) {
      throw new TooLargeException(
          "The updates of one event are larger than 16 MB together; nothing was updated");
    }
    put.setInt(1, project);
    put.setBytes(2, eventId);
    put.setBytes(3, json);
    put.executeUpdate();
    empty = false;
    return all;
  }

  /** An event with its updates, if there are any. */
  EventRow applyTo(int project, EventRow row) throws SQLException {
    byte[] known = json(project, row.eventId);
    return known == null ? row : row.with(read(known).applyTo(row.event));
  }

  private byte @Nullable [] json(int project, byte[] eventId) throws SQLException {
    if (empty) {
      return null;
    }
    select.setInt(1, project);
    select.setBytes(2, eventId);
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? row.getBytes(1) : null;
    }
  }

  private static EventUpdate read(byte[] stored) {
    return EventUpdate.fromJson(Json.stored(stored));
  }

  @Override
  public void close() throws SQLException {
    select.close();
    put.close();
  }
}
