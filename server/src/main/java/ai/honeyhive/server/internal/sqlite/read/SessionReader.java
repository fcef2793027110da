package ai.honeyhive.server.internal.sqlite.read;

import ai.honeyhive.server.internal.sqlite.file.Ids;
import ai.honeyhive.server.internal.sqlite.write.SessionSums;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what only sessions have. */
final class SessionReader {
  // Events without a parent, or whose parent never came.
  private static final String CHILDREN = """
      SELECT e.event_id FROM event e INDEXED BY event_by_session
      WHERE e.project = ? AND e.session_id = ? AND e.event_id <> e.session_id
        AND e.parent_id IS NULL
        AND (e.parent_span_id IS NULL OR NOT EXISTS (
          SELECT 1 FROM event p INDEXED BY event_by_span
          WHERE p.project = e.project AND p.trace_id = e.trace_id AND p.span_id = e.parent_span_id AND p.session_id = e.session_id))
      ORDER BY e.start_ms, e.start_ns, e.event_id""";

  private static final String SUMS = "SELECT " + SessionSums.COLUMNS + " FROM session WHERE id = ?";

  private final Connection connection;
  private final int project;

  SessionReader(Connection connection, int project) {
    this.connection = connection;
    this.project = project;
  }

  List<String> children(String sessionId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(CHILDREN)) {
      select.setInt(1, project);
      select.setBytes(2, Ids.uuid(sessionId));
      try (ResultSet rows = select.executeQuery()) {
        List<String> children = new ArrayList<>();
        while (rows.next()) {
          children.add(Ids.uuidText(rows.getBytes(1)));
        }
        return children;
      }
    }
  }

  SessionSums sums(long id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SUMS)) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? SessionSums.read(row, 1) : new SessionSums();
      }
    }
  }
}
