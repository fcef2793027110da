package ai.honeyhive.server.internal.sqlite.read;

import ai.honeyhive.server.internal.sqlite.file.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One event as a reader finds it: its place, and its body not yet parsed. */
final class StoredEvent {
  /** The columns to select from {@code event e JOIN body b}. */
  static final String COLUMNS =
      "e.id, e.event_id, e.session_id, e.trace_id, e.span_id, e.parent_span_id, e.parent_id, b.json";

  final long id;
  final String eventId;
  final String sessionId;
  final byte @Nullable [] trace;
  final @Nullable String traceId;
  final @Nullable String spanId;
  final @Nullable String parentSpanId;
  final @Nullable String parentId;
  final byte[] body;

  StoredEvent(ResultSet row) throws SQLException {
    id = row.getLong(1);
    eventId = Ids.uuidText(row.getBytes(2));
    sessionId = Ids.uuidText(row.getBytes(3));
    trace = row.getBytes(4);
    traceId = hex(trace);
    spanId = hex(row.getBytes(5));
    parentSpanId = hex(row.getBytes(6));
    byte[] parent = row.getBytes(7);
    parentId = parent == null ? null : Ids.uuidText(parent);
    body = row.getBytes(8);
  }

  boolean isSession() {
    return eventId.equals(sessionId);
  }

  private static @Nullable String hex(byte @Nullable [] bytes) {
    return bytes == null ? null : Ids.hexText(bytes);
  }
}
