package ai.honeyhive.server.internal.sqlite.read;

import ai.honeyhive.server.internal.sqlite.file.Ids;
import ai.honeyhive.server.internal.sqlite.text.TextMatch;
import ai.honeyhive.server.store.EventFilter;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.FilterOperator;
import ai.honeyhive.server.store.session.SessionQuery;
import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query for sessions in two parts: what rows and sums can decide, and what is left. On the rows
 * of sessions it is a search for events; what a list says otherwise than the session's own event
 * does, the end and the sums, is decided here.
 */
final class SessionPlan {
  private static final String END = "max(e.end_ms, ifnull(s.last_end_ms, e.end_ms))";
  private static final Map<String, String> NUMBERS = Map.of(
      "num_events", "s.events",
      "num_model_events", "s.models",
      "num_errors", "s.failed",
      "prompt_tokens", "s.prompt_tokens",
      "completion_tokens", "s.completion_tokens",
      "total_tokens", "s.total_tokens",
      "cost", "s.cost",
      "end_time", END,
      "duration", "(" + END + " - e.start_ms)");
  private static final Set<String> LABELS = Set.of("run_id", "dataset_id", "datapoint_id");
  private static final Set<String> IN_SUMMARY =
      Set.of("session_id", "event_name", "source", "start_time");
  private static final String WINDOW = """
       AND e.start_ms >= ? AND e.start_ms < ? AND e.event_id IN (
        WITH w AS MATERIALIZED (
          SELECT x.id, x.session_id FROM event o INDEXED BY session_by_start
          CROSS JOIN event x INDEXED BY event_by_session
            ON x.project = o.project AND x.session_id = o.session_id
          WHERE o.project = ? AND o.type = 'session' AND o.start_ms >= ? AND o.start_ms < ?)
        SELECT session_id FROM w WHERE\s""";

  private final SearchPlan rows;
  private final @Nullable TextMatch match;
  private final int project;
  private final StringBuilder where = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();
  private final List<EventFilter> rest = new ArrayList<>();
  private boolean needsBody;

  SessionPlan(int project, SessionQuery query, @Nullable TextMatch match) {
    this.project = project;
    this.match = match;
    List<EventFilter> ofRows = new ArrayList<>();
    ofRows.add(is("event_type", "session"));
    for (EventFilter filter : query.filters()) {
      place(named(filter), ofRows);
    }
    EventQuery events = EventQuery.in(query.project())
        .filters(ofRows)
        .startBetween(query.startFrom(), query.startTo())
        .build();
    this.rows = new SearchPlan(project, events);
    rest.addAll(rows.rest());
    needsBody |= rows.rest().stream().anyMatch(filter -> !IN_SUMMARY.contains(filter.field()));
    if (query.after() != null) {
      SessionCursor after = SessionCursor.parse(query.after());
      and("e.start_ms <= ?", after.startMs());
      and("(e.start_ms < ? OR e.event_id < ?)", after.startMs());
      parameters.add(Ids.uuid(after.sessionId()));
    }
  }

  private static EventFilter is(String field, String value) {
    return EventFilter.of(
        field, FilterOperator.IS, TextNode.valueOf(value), EventFilter.Type.STRING);
  }

  /** The same condition, on the list's name of the field. */
  private static EventFilter named(EventFilter filter) {
    String prefix = "metadata.";
    String field = filter.field();
    String plain = field.startsWith(prefix) ? field.substring(prefix.length()) : field;
    boolean known = NUMBERS.containsKey(plain) || plain.equals("has_feedback");
    boolean label = LABELS.contains(plain);
    if (!known && !label) {
      return filter;
    }
    return EventFilter.of(
        label ? prefix + plain : plain, filter.operator(), filter.value(), filter.type());
  }

  private void place(EventFilter filter, List<EventFilter> ofRows) {
    String column = NUMBERS.get(filter.field());
    boolean feedback = filter.field().equals("has_feedback");
    if (column != null && filter.value().isNumber() && comparison(filter) != null) {
      and(column + comparison(filter), filter.value().doubleValue());
    } else if (feedback
        && filter.operator() == FilterOperator.IS
        && filter.value().isBoolean()) {
      and("(e.feedback > 0 OR s.feedback > 0) = ?", filter.value().booleanValue() ? 1 : 0);
    } else if (column != null || feedback) {
      rest.add(filter);
    } else {
      ofRows.add(filter);
    }
  }

  private static @Nullable String comparison(EventFilter filter) {
    return switch (filter.operator()) {
      case GREATER_THAN, AFTER -> " > ?";
      case LESS_THAN, BEFORE -> " < ?";
      default -> null;
    };
  }

  private void and(String condition, Object parameter) {
    where.append(" AND ").append(condition);
    parameters.add(parameter);
  }

  /** Whether the sessions are gone through in pieces, because very many events have the text. */
  boolean isInWindows() {
    return match != null && !match.isFew();
  }

  /** All sessions that rows and sums let through, without their order. */
  String from() {
    String from = match == null || isInWindows() ? rows.from() : fromFew(match);
    return from + " CROSS JOIN session s ON s.id = e.id WHERE " + rows.where() + where;
  }

  private static String fromFew(TextMatch match) {
    return """
        (SELECT DISTINCT x.session_id FROM %s c
          CROSS JOIN event x ON x.id = c.id WHERE x.project = ?) t
        CROSS JOIN event e INDEXED BY event_by_id
          ON e.project = ? AND e.event_id = t.session_id""".formatted(match.table());
  }

  int bind(PreparedStatement statement) throws SQLException {
    int i = 1;
    if (match != null && match.isFew()) {
      i = match.bind(statement, i);
      statement.setInt(i++, project);
      statement.setInt(i++, project);
    }
    i = rows.bind(statement, i);
    for (Object parameter : parameters) {
      statement.setObject(i++, parameter);
    }
    return i;
  }

  /**
   * What comes after {@link #from}: the condition of a piece, if there are pieces, and the order.
   */
  String end() {
    String window = isInWindows() ? WINDOW + TextMatch.condition("id", "w") + ")" : "";
    return window + " ORDER BY e.start_ms DESC, e.event_id DESC";
  }

  void bind(PreparedStatement statement, StartWindows window) throws SQLException {
    int i = bind(statement);
    for (int twice = 0; twice < 2; twice++) {
      statement.setDouble(i++, window.from());
      statement.setDouble(i++, window.before());
      if (twice == 0) {
        statement.setInt(i++, project);
      }
    }
    if (match != null) {
      match.bind(statement, i);
    }
  }

  /** The conditions that are left for a session's summary, and its own event. */
  List<EventFilter> rest() {
    return rest;
  }

  /** Whether what is left asks for more than a summary. */
  boolean needsBody() {
    return needsBody;
  }
}
