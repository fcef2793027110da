package ai.honeyhive.server.internal.sqlite.read;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.sqlite.text.TextMatch;
import ai.honeyhive.server.internal.sqlite.text.TextQuery;
import ai.honeyhive.server.store.EventQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reads all matches of one query, one at a time, of their bodies only what is needed. */
final class EventScan {
  private static final Set<String> SECTIONS =
      Set.of("config", "inputs", "outputs", "metadata", "feedback", "metrics", "user_properties");
  private static final Set<String> FIELDS = Set.of(
      "event_id",
      "session_id",
      "event_type",
      "event_name",
      "source",
      "error",
      "start_time",
      "end_time",
      "duration");

  private final Connection connection;
  private final EventQuery query;
  private final SearchPlan plan;
  private final BodyFilter bodies;

  EventScan(Connection connection, Assembler.Project project, EventQuery query)
      throws SQLException {
    this.connection = connection;
    this.query = query;
    this.plan = new SearchPlan(project.number(), query);
    TextQuery text = query.text() == null ? null : TextQuery.parse(query.text());
    if (text != null && !text.isEmpty()) {
      TextMatch match = TextMatch.of(connection, text);
      if (match.isFew()) {
        plan.within(match);
      }
    }
    this.bodies = new BodyFilter(connection, project, plan.rest(), text);
  }

  void run(Predicate<Event> each) throws SQLException {
    String select = "SELECT "
        + StoredEvent.COLUMNS
        + " FROM "
        + plan.from()
        + " CROSS JOIN body b ON b.id = e.id WHERE "
        + plan.where();
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      plan.bind(statement, 1);
      try (ResultSet rows = statement.executeQuery()) {
        boolean more = true;
        while (more && rows.next()) {
          StoredEvent row = new StoredEvent(rows);
          boolean isMatch = bodies.isEmpty() || !bodies.matches(List.of(row)).isEmpty();
          more = !isMatch || each.test(event(row));
        }
      }
    }
  }

  private Event event(StoredEvent row) {
    return query.sections().isEmpty()
        ? Json.event(row.body)
        : Event.fromJson(Json.stored(row.body, this::isWanted));
  }

  private boolean isWanted(String field) {
    return SECTIONS.contains(field) ? query.sections().contains(field) : FIELDS.contains(field);
  }
}
