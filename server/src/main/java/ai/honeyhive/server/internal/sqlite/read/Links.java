package ai.honeyhive.server.internal.sqlite.read;

import ai.honeyhive.server.internal.sqlite.file.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is whose parent, as far as it is known now. A span's parent is the event of its parent span,
 * when that is in the same session; else the session.
 */
final class Links {
  // The indexes are named because the planner, left to itself, reads every event of the project.
  private static final String OF_TRACE =
      "SELECT event_id, session_id, span_id, parent_span_id, parent_id"
          + " FROM event INDEXED BY event_by_span"
          + " WHERE project = ? AND trace_id = ? ORDER BY start_ms, start_ns, event_id";

  private static final String OF_PARENT = "SELECT event_id FROM event INDEXED BY event_by_parent"
      + " WHERE project = ? AND parent_id = ? ORDER BY start_ms, start_ns, event_id";

  private final Connection connection;
  private final int project;
  private final Map<Span, String> eventIds = new HashMap<>();
  private final Map<Span, List<String>> children = new HashMap<>();
  private final Map<String, List<String>> namedChildren = new HashMap<>();

  private record Span(String sessionId, String traceId, String spanId) {}

  Links(Connection connection, int project) {
    this.connection = connection;
    this.project = project;
  }

  /** Reads all that the links of these events depend on. */
  void load(List<StoredEvent> events) throws SQLException {
    Set<String> traces = new HashSet<>();
    try (PreparedStatement ofTrace = connection.prepareStatement(OF_TRACE);
        PreparedStatement ofParent = connection.prepareStatement(OF_PARENT)) {
      for (StoredEvent event : events) {
        if (event.traceId != null && traces.add(event.traceId)) {
          loadTrace(ofTrace, event.traceId);
        }
        loadNamedChildren(ofParent, event.eventId);
      }
    }
  }

  private void loadTrace(PreparedStatement select, String traceId) throws SQLException {
    select.setInt(1, project);
    select.setBytes(2, Ids.trace(traceId));
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        String eventId = Ids.uuidText(rows.getBytes(1));
        String sessionId = Ids.uuidText(rows.getBytes(2));
        byte[] spanId = rows.getBytes(3);
        if (spanId != null) {
          eventIds.put(new Span(sessionId, traceId, Ids.hexText(spanId)), eventId);
        }
        byte[] parentSpanId = rows.getBytes(4);
        if (parentSpanId != null && rows.getBytes(5) == null) {
          Span parent = new Span(sessionId, traceId, Ids.hexText(parentSpanId));
          children.computeIfAbsent(parent, p -> new ArrayList<>()).add(eventId);
        }
      }
    }
  }

  private void loadNamedChildren(PreparedStatement select, String eventId) throws SQLException {
    select.setInt(1, project);
    select.setBytes(2, Ids.uuid(eventId));
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        namedChildren
            .computeIfAbsent(eventId, p -> new ArrayList<>())
            .add(Ids.uuidText(rows.getBytes(1)));
      }
    }
  }

  String parent(StoredEvent event) {
    if (event.parentId != null) {
      return event.parentId;
    }
    String parent = eventIds.get(span(event, event.parentSpanId));
    return parent == null || parent.equals(event.eventId) ? event.sessionId : parent;
  }

  List<String> children(StoredEvent event) {
    List<String> all = new ArrayList<>();
    all.addAll(children.getOrDefault(span(event, event.spanId), List.of()));
    all.addAll(namedChildren.getOrDefault(event.eventId, List.of()));
    return all;
  }

  private static Span span(StoredEvent event, @Nullable String spanId) {
    return new Span(
        event.sessionId, event.traceId == null ? "" : event.traceId, spanId == null ? "" : spanId);
  }
}
