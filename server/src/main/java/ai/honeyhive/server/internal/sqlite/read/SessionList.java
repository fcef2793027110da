package ai.honeyhive.server.internal.sqlite.read;

import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.sqlite.file.Ids;
import ai.honeyhive.server.internal.sqlite.text.TextMatch;
import ai.honeyhive.server.internal.sqlite.text.TextQuery;
import ai.honeyhive.server.internal.sqlite.write.SessionSums;
import ai.honeyhive.server.store.EventFilter;
import ai.honeyhive.server.store.session.SessionPage;
import ai.honeyhive.server.store.session.SessionQuery;
import ai.honeyhive.server.store.session.SessionSummary;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists sessions in a read transaction: from their rows and sums; bodies only when asked for. */
final class SessionList {
  private static final String SELECT =
      "SELECT e.id, e.event_id, e.name, e.source, e.start_ms, e.end_ms, e.feedback, e.run_id,"
          + " e.dataset_id, e.datapoint_id, " + SessionSums.COLUMNS.replaceAll("(\\w+)", "s.$1")
          + " FROM ";
  private static final String OF_SESSION = "WITH w AS MATERIALIZED (SELECT id FROM event"
      + " INDEXED BY event_by_session WHERE project = ? AND session_id = ?)"
      + " SELECT b.json FROM w CROSS JOIN body b ON b.id = w.id WHERE "
      + TextMatch.condition("w.id", "w");
  private static final String BODY = "SELECT json FROM body WHERE id = ?";

  private final Connection connection;
  private final int project;
  private final SessionQuery query;
  private final SessionPlan plan;
  private final @Nullable TextQuery text;
  private final @Nullable TextMatch match;
  private final List<SessionSummary> page = new ArrayList<>();
  private @Nullable String next;

  SessionList(Connection connection, int project, SessionQuery query) throws SQLException {
    this.connection = connection;
    this.project = project;
    this.query = query;
    this.text = query.text() == null ? null : TextQuery.parse(query.text());
    this.match = text == null || text.isEmpty() ? null : TextMatch.of(connection, text);
    this.plan = new SessionPlan(project, query, match);
  }

  SessionPage run() throws SQLException {
    if (text != null && text.isEmpty()) {
      return new SessionPage(List.of(), null);
    }
    String sql = SELECT + plan.from() + plan.end();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      if (plan.isInWindows()) {
        StartWindows windows = new StartWindows(connection, plan.from(), plan::bind);
        while (next == null && windows.next()) {
          plan.bind(select, windows);
          add(select);
        }
      } else {
        plan.bind(select);
        add(select);
      }
    }
    return new SessionPage(page, next);
  }

  private void add(PreparedStatement select) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      while (next == null && rows.next()) {
        ObjectNode fields = fields(rows);
        if (isMatch(rows.getLong(1), fields)) {
          if (page.size() == query.limit()) {
            next = cursor(page.get(page.size() - 1));
          } else {
            page.add(new SessionSummary(fields));
          }
        }
      }
    }
  }

  private static String cursor(SessionSummary last) {
    return new SessionCursor(last.startTime(), last.sessionId()).text();
  }

  private static ObjectNode fields(ResultSet row) throws SQLException {
    ObjectNode fields = Json.object();
    double start = row.getDouble(5);
    fields.put("session_id", Ids.uuidText(row.getBytes(2)));
    fields.put("event_name", row.getString(3));
    fields.put("source", row.getString(4));
    fields.put("run_id", row.getString(8));
    fields.put("dataset_id", row.getString(9));
    fields.put("datapoint_id", row.getString(10));
    SessionSums sums = SessionSums.read(row, 11);
    fields.setAll(Json.object(sums.asMetadata(row.getBoolean(7))));
    double end = Math.max(row.getDouble(6), fields.path("events_end_time").asDouble(start));
    fields.remove("events_end_time");
    return fields.put("start_time", start).put("end_time", end).put("duration", end - start);
  }

  private boolean isMatch(long id, ObjectNode fields) throws SQLException {
    if (!plan.rest().isEmpty()) {
      ObjectNode all = plan.needsBody() ? body(id) : Json.object();
      all.setAll(fields);
      for (EventFilter filter : plan.rest()) {
        if (!filter.matches(all)) {
          return false;
        }
      }
    }
    return text == null
        || !text.asksForOrder()
        || hasInOrder(fields.path("session_id").asText());
  }

  private ObjectNode body(long id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(BODY)) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        return Json.stored(row.getBytes(1), field -> true);
      }
    }
  }

  /** Whether one of the events that have the words has them in the order that is asked for. */
  private boolean hasInOrder(String sessionId) throws SQLException {
    if (text == null || match == null) {
      return true;
    }
    try (PreparedStatement select = connection.prepareStatement(OF_SESSION)) {
      select.setInt(1, project);
      select.setBytes(2, Ids.uuid(sessionId));
      match.bind(select, 3);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          if (text.isIn(rows.getBytes(1))) {
            return true;
          }
        }
        return false;
      }
    }
  }
}
