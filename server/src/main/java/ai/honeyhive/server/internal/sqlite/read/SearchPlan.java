package ai.honeyhive.server.internal.sqlite.read;

import ai.honeyhive.server.internal.sqlite.file.Ids;
import ai.honeyhive.server.internal.sqlite.text.TextMatch;
import ai.honeyhive.server.store.EventFilter;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.FilterOperator;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A query in two parts: what the database's columns can decide, and what needs the bodies. */
final class SearchPlan {
  private static final Map<String, String> TEXT_COLUMNS =
      Map.of("event_type", "e.type", "event_name", "e.name", "source", "e.source");
  private static final Map<String, String> NUMBER_COLUMNS =
      Map.of("start_time", "e.start_ms", "end_time", "e.end_ms", "duration", "e.duration_ms");
  // Texts and numbers of a body, in columns of their own.
  private static final Map<String, String> LABEL_COLUMNS = Map.of(
      "metadata.run_id", "e.run_id",
      "metadata.dataset_id", "e.dataset_id",
      "metadata.datapoint_id", "e.datapoint_id",
      "config.model", "e.model");
  private static final Map<String, String> LABEL_INDEXES = Map.of(
      "metadata.run_id", "event_by_run",
      "metadata.dataset_id", "event_by_dataset",
      "metadata.datapoint_id", "event_by_datapoint");
  private static final List<String> BY_SELECTIVITY = List.of(
      "event_by_id",
      "event_by_span",
      "event_by_session",
      "event_by_datapoint",
      "event_by_run",
      "event_by_dataset",
      "event_by_failure",
      "session_by_start");
  private static final Set<String> SMALL =
      Set.of("event_by_id", "event_by_span", "event_by_session", "event_by_datapoint");
  private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");

  /** The latest start first; events of one moment always in the same order. */
  static final String ORDER =
      " ORDER BY e.start_ms DESC, e.start_ns DESC, e.event_id = e.session_id, e.event_id";

  private final StringBuilder where = new StringBuilder("e.project = ?");
  private final List<Object> parameters = new ArrayList<>();
  private final List<EventFilter> rest = new ArrayList<>();
  private final Set<String> indexes = new HashSet<>();
  private @Nullable TextMatch source;

  SearchPlan(int project, EventQuery query) {
    parameters.add(project);
    Double from = query.startFrom();
    if (from != null) {
      and("e.start_ms >= ?", from);
    }
    Double to = query.startTo();
    if (to != null) {
      and("e.start_ms <= ?", to);
    }
    for (EventFilter filter : query.filters()) {
      boolean decided =
          byId(filter) || byLabel(filter) || byText(filter) || byNumber(filter) || byError(filter);
      if (!decided) {
        rest.add(filter);
      }
    }
  }

  private boolean byId(EventFilter filter) {
    if (filter.operator() != FilterOperator.IS || !filter.value().isTextual()) {
      return false;
    }
    String value = filter.value().textValue();
    switch (filter.field()) {
      case "event_id" -> byUuid("e.event_id = ?", value, "event_by_id");
      case "session_id" -> byUuid("e.session_id = ?", value, "event_by_session");
      case "metadata.trace_id" -> {
        if (!TRACE_ID.matcher(value).matches()) {
          return false;
        }
        and("e.trace_id = ?", Ids.trace(value));
        indexes.add("event_by_span");
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void byUuid(String condition, String value, String index) {
    // No event has the empty id. A literal that is false would take away what the index is for.
    and(condition, EventWrite.isUuid(value) ? Ids.uuid(value) : new byte[0]);
    indexes.add(index);
  }

  private boolean byLabel(EventFilter filter) {
    String column = LABEL_COLUMNS.get(filter.field());
    boolean is = filter.operator() == FilterOperator.IS;
    boolean isNot = filter.operator() == FilterOperator.IS_NOT;
    if (column == null
        || !(is || isNot)
        || !filter.value().isTextual()
        || filter.type() != EventFilter.Type.STRING) {
      return false;
    }
    if (isNot) {
      and(column + " IS NOT ?", filter.value().textValue());
      return true;
    }
    and(column + " = ?", filter.value().textValue());
    String index = LABEL_INDEXES.get(filter.field());
    if (index != null) {
      indexes.add(index);
    }
    return true;
  }

  private boolean byText(EventFilter filter) {
    String column = TEXT_COLUMNS.get(filter.field());
    boolean is = filter.operator() == FilterOperator.IS;
    boolean isNot = filter.operator() == FilterOperator.IS_NOT;
    if (column == null
        || !(is || isNot)
        || !filter.value().isTextual()
        || filter.type() != EventFilter.Type.STRING) {
      return false;
    }
    String value = filter.value().textValue();
    if (is && column.equals("e.type") && value.equals("session")) {
      // A literal, because with a parameter the index on sessions cannot be used.
      where.append(" AND e.type = 'session'");
      indexes.add("session_by_start");
    } else {
      and(column + (is ? " = ?" : " <> ?"), value);
    }
    return true;
  }

  private boolean byNumber(EventFilter filter) {
    String column = NUMBER_COLUMNS.get(filter.field());
    if (column == null || !filter.value().isNumber()) {
      return false;
    }
    String comparison = switch (filter.operator()) {
      case GREATER_THAN, AFTER -> " > ?";
      case LESS_THAN, BEFORE -> " < ?";
      default -> "";
    };
    if (comparison.isEmpty()) {
      return false;
    }
    and(column + comparison, filter.value().doubleValue());
    return true;
  }

  private boolean byError(EventFilter filter) {
    boolean exists = filter.operator() == FilterOperator.EXISTS;
    if (!filter.field().equals("error")
        || !(exists || filter.operator() == FilterOperator.NOT_EXISTS)) {
      return false;
    }
    // Literals, because with a parameter the index on failures cannot be used.
    where.append(exists ? " AND e.failed = 1" : " AND e.failed = 0");
    if (exists) {
      indexes.add("event_by_failure");
    }
    return true;
  }

  private void and(String condition, Object parameter) {
    where.append(" AND ").append(condition);
    parameters.add(parameter);
  }

  /** Begins with these few events. */
  void within(TextMatch few) {
    source = few;
  }

  /** Whether an index leaves so few events that they can all be looked at. */
  boolean isSmall() {
    return indexes.stream().anyMatch(SMALL::contains);
  }

  /** Whether the events come by start; else they have to be sorted, for which ids are enough. */
  boolean isOrdered() {
    return source == null && !isSmall();
  }

  String where() {
    return where.toString();
  }

  /** Sets the parameters from this one on; returns the number of the next. */
  int bind(PreparedStatement statement, int first) throws SQLException {
    int i = first;
    if (source != null) {
      i = source.bind(statement, i);
    }
    for (Object parameter : parameters) {
      statement.setObject(i++, parameter);
    }
    return i;
  }

  /** The table with the index that leaves the fewest rows; left to itself the planner errs. */
  String from() {
    if (source != null) {
      return source.table() + " c CROSS JOIN event e ON e.id = c.id";
    }
    String best =
        BY_SELECTIVITY.stream().filter(indexes::contains).findFirst().orElse("event_by_start");
    return "event e INDEXED BY " + best;
  }

  int parameterCount() {
    return parameters.size() + (source == null ? 0 : TextMatch.PARAMETERS);
  }

  /** The texts that fields must be equal to, as far as only bodies know them. */
  List<Map.Entry<String, String>> restValues() {
    return rest.stream()
        .filter(filter -> filter.operator() == FilterOperator.IS
            && filter.type() == EventFilter.Type.STRING
            && filter.value().isTextual())
        .map(filter -> Map.entry(filter.field(), filter.value().textValue()))
        .toList();
  }

  /** The conditions that only an event's body can answer. */
  List<EventFilter> rest() {
    return rest;
  }
}
