package ai.honeyhive.server.internal.sqlite.read;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.sqlite.text.TextMatch;
import ai.honeyhive.server.internal.sqlite.text.TextQuery;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs one query in a read transaction. */
final class EventSearch {
  private static final int CHUNK = 500;
  private static final String SELECT = "SELECT " + StoredEvent.COLUMNS + " FROM ";
  private static final String BY_ROW = SELECT + "event e JOIN body b ON b.id = e.id WHERE e.id = ?";

  private final Connection connection;
  private final Assembler.Project project;
  private final EventQuery query;
  private final SearchPlan plan;
  private final @Nullable TextQuery text;
  private final BodyFilter bodies;
  private final List<StoredEvent> page = new ArrayList<>();
  private final List<StoredEvent> chunk = new ArrayList<>(CHUNK);
  private long matches;

  EventSearch(Connection connection, Assembler.Project project, EventQuery query) {
    this.connection = connection;
    this.project = project;
    this.query = query;
    this.plan = new SearchPlan(project.number(), query);
    this.text = query.text() == null ? null : TextQuery.parse(query.text());
    TextQuery order = text != null && text.asksForOrder() ? text : null;
    this.bodies = new BodyFilter(connection, project, plan.rest(), order);
  }

  EventPage run() throws SQLException {
    if (text != null && text.isEmpty()) {
      return new EventPage(List.of(), 0);
    }
    TextMatch many = useIndexOfText();
    if (many != null) {
      selectFrom(many);
    } else if (bodies.isEmpty()) {
      matches = count();
      selectPage();
    } else if (plan.isOrdered()) {
      scan();
    } else {
      scanByRow();
    }
    List<Event> events = new Assembler(connection, project).assemble(page);
    return new EventPage(events, Math.min(matches, query.countUpTo()));
  }

  /** Begins with the events that the index gives, when they are few; else returns them. */
  private @Nullable TextMatch useIndexOfText() throws SQLException {
    List<Map.Entry<String, String>> values = plan.restValues();
    TextMatch match = null;
    if (text != null) {
      match = TextMatch.of(connection, text);
    } else if (!values.isEmpty() && !plan.isSmall()) {
      match = TextMatch.ofValues(connection, values);
    }
    if (match == null || !match.isFew()) {
      return match;
    }
    plan.within(match);
    return null;
  }

  private long count() throws SQLException {
    boolean bounded = query.countUpTo() < Long.MAX_VALUE;
    String select = "SELECT count(*) FROM (SELECT 1 FROM ";
    try (PreparedStatement count = prepare(select, bounded ? " LIMIT ?)" : ")")) {
      if (bounded) {
        count.setLong(plan.parameterCount() + 1, query.countUpTo());
      }
      try (ResultSet row = count.executeQuery()) {
        return row.getLong(1);
      }
    }
  }

  private PreparedStatement prepare(String select, String end) throws SQLException {
    return bound(
        connection.prepareStatement(select + plan.from() + " WHERE " + plan.where() + end));
  }

  private PreparedStatement bound(PreparedStatement statement) throws SQLException {
    plan.bind(statement, 1);
    return statement;
  }

  /** Finds the page first and reads bodies then, so that those before the page are not touched. */
  private void selectPage() throws SQLException {
    try (PreparedStatement ids =
            prepare("SELECT e.id FROM ", SearchPlan.ORDER + " LIMIT ? OFFSET ?");
        PreparedStatement one = connection.prepareStatement(BY_ROW)) {
      ids.setInt(plan.parameterCount() + 1, query.limit());
      ids.setLong(plan.parameterCount() + 2, query.offset());
      try (ResultSet rows = ids.executeQuery()) {
        while (rows.next()) {
          page.add(read(one, rows.getLong(1)));
        }
      }
    }
  }

  private static StoredEvent read(PreparedStatement one, long id) throws SQLException {
    one.setLong(1, id);
    try (ResultSet row = one.executeQuery()) {
      return new StoredEvent(row);
    }
  }

  /** Looks into the body of every event that the columns let through. */
  private void scan() throws SQLException {
    String from = SELECT + plan.from() + " CROSS JOIN body b ON b.id = e.id WHERE ";
    try (PreparedStatement select =
            connection.prepareStatement(from + plan.where() + SearchPlan.ORDER);
        ResultSet rows = bound(select).executeQuery()) {
      while (!isDone() && rows.next()) {
        look(new StoredEvent(rows));
      }
      filter();
    }
  }

  /** The same, when the events have to be sorted first: their bodies are not. */
  private void scanByRow() throws SQLException {
    try (PreparedStatement ids = prepare("SELECT e.id FROM ", SearchPlan.ORDER);
        PreparedStatement one = connection.prepareStatement(BY_ROW);
        ResultSet rows = ids.executeQuery()) {
      while (!isDone() && rows.next()) {
        look(read(one, rows.getLong(1)));
      }
      filter();
    }
  }

  /** The same for a text that very many events have: the latest of all are asked first. */
  private void selectFrom(TextMatch many) throws SQLException {
    String rows = plan.from() + " WHERE " + plan.where();
    String select = "WITH w AS MATERIALIZED (SELECT e.* FROM " + rows
        + " AND e.start_ms >= ? AND e.start_ms < ?)"
        + " SELECT e.id FROM w e WHERE " + TextMatch.condition("e.id", "w") + SearchPlan.ORDER;
    StartWindows windows = new StartWindows(connection, rows, statement -> plan.bind(statement, 1));
    try (PreparedStatement ids = connection.prepareStatement(select);
        PreparedStatement one = connection.prepareStatement(BY_ROW)) {
      boolean done = false;
      while (!done && windows.next()) {
        int i = plan.bind(ids, 1);
        ids.setDouble(i++, windows.from());
        ids.setDouble(i++, windows.before());
        many.bind(ids, i);
        try (ResultSet found = ids.executeQuery()) {
          done = bodies.isEmpty() ? take(found, one) : lookAt(found, one);
        }
      }
    }
    if (bodies.isEmpty()) {
      plan.within(many);
      matches = count();
    }
  }

  /** Looks into bodies; returns whether that is enough. */
  private boolean lookAt(ResultSet ids, PreparedStatement one) throws SQLException {
    while (!isDone() && ids.next()) {
      look(read(one, ids.getLong(1)));
    }
    filter();
    return isDone();
  }

  /** Takes the page's; returns whether it is full. */
  private boolean take(ResultSet ids, PreparedStatement one) throws SQLException {
    while (page.size() < query.limit() && ids.next()) {
      if (matches >= query.offset()) {
        page.add(read(one, ids.getLong(1)));
      }
      matches++;
    }
    return page.size() == query.limit();
  }

  private boolean isDone() {
    return matches >= query.countUpTo() && matches >= query.offset() + query.limit();
  }

  private void look(StoredEvent candidate) throws SQLException {
    chunk.add(candidate);
    if (chunk.size() == CHUNK) {
      filter();
    }
  }

  private void filter() throws SQLException {
    for (StoredEvent match : bodies.matches(chunk)) {
      if (matches >= query.offset() && page.size() < query.limit()) {
        page.add(match);
      }
      matches++;
    }
    chunk.clear();
  }
}
