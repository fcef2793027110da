package ai.honeyhive.server.internal.sqlite.read;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.store.EventFilter;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs one query in a read transaction. */
final class EventSearch {
  private static final int CHUNK = 500;
  private static final String SELECT = "SELECT " + StoredEvent.COLUMNS + " FROM ";

  // What is not in a stored body, but made when an event is read.
  private static final Set<String> MADE_WHEN_READ =
      Set.of("project_id", "parent_id", "children_ids", "metadata");

  private final Connection connection;
  private final Assembler assembler;
  private final EventQuery query;
  private final SearchPlan plan;
  private final boolean needsWhole;
  private final List<StoredEvent> page = new ArrayList<>();
  private long matches;

  EventSearch(Connection connection, Assembler.Project project, EventQuery query) {
    this.connection = connection;
    this.assembler = new Assembler(connection, project);
    this.query = query;
    this.plan = new SearchPlan(project.number(), query);
    this.needsWhole = plan.rest().stream().anyMatch(EventSearch::needsWhole);
  }

  /** Whether only an event that was made whole can answer. */
  static boolean needsWhole(EventFilter filter) {
    String field = filter.field();
    int dot = field.indexOf('.');
    return MADE_WHEN_READ.contains(dot < 0 ? field : field.substring(0, dot));
  }

  EventPage run() throws SQLException {
    if (plan.rest().isEmpty()) {
      long total = count();
      select(query.limit(), query.offset());
      return new EventPage(assembler.assemble(page), total);
    }
    scan();
    return new EventPage(assembler.assemble(page), matches);
  }

  private long count() throws SQLException {
    try (PreparedStatement count = prepare("SELECT count(*) FROM ", "");
        ResultSet row = count.executeQuery()) {
      return row.getLong(1);
    }
  }

  private PreparedStatement prepare(String select, String end) throws SQLException {
    return bound(
        connection.prepareStatement(select + plan.from() + " WHERE " + plan.where() + end));
  }

  /** Finds the page first and reads bodies then, so that those before the page are not touched. */
  private void select(int limit, long offset) throws SQLException {
    try (PreparedStatement ids =
            prepare("SELECT e.id FROM ", SearchPlan.ORDER + " LIMIT ? OFFSET ?");
        PreparedStatement one = connection.prepareStatement(
            SELECT + "event e JOIN body b ON b.id = e.id WHERE e.id = ?")) {
      ids.setInt(plan.parameterCount() + 1, limit);
      ids.setLong(plan.parameterCount() + 2, offset);
      try (ResultSet rows = ids.executeQuery()) {
        while (rows.next()) {
          one.setLong(1, rows.getLong(1));
          try (ResultSet row = one.executeQuery()) {
            page.add(new StoredEvent(row));
          }
        }
      }
    }
  }

  /** Looks into the body of every event that the columns let through. */
  private void scan() throws SQLException {
    String from = SELECT + plan.from() + " CROSS JOIN body b ON b.id = e.id WHERE ";
    try (PreparedStatement select =
            connection.prepareStatement(from + plan.where() + SearchPlan.ORDER);
        ResultSet rows = bound(select).executeQuery()) {
      List<StoredEvent> chunk = new ArrayList<>(CHUNK);
      while (rows.next()) {
        chunk.add(new StoredEvent(rows));
        if (chunk.size() == CHUNK) {
          filter(chunk);
          chunk.clear();
        }
      }
      filter(chunk);
    }
  }

  private PreparedStatement bound(PreparedStatement statement) throws SQLException {
    plan.bind(statement);
    return statement;
  }

  private void filter(List<StoredEvent> candidates) throws SQLException {
    List<Event> whole = needsWhole ? assembler.assemble(candidates) : List.of();
    for (int i = 0; i < candidates.size(); i++) {
      StoredEvent candidate = candidates.get(i);
      JsonNode json = needsWhole ? whole.get(i).toJson() : Json.stored(candidate.body);
      if (plan.rest().stream().allMatch(filter -> filter.matches(json))) {
        if (matches >= query.offset() && page.size() < query.limit()) {
          page.add(candidate);
        }
        matches++;
      }
    }
  }
}
