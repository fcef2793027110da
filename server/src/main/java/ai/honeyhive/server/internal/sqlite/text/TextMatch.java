package ai.honeyhive.server.internal.sqlite.text;

import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The events that a question to the index may find, as a piece of SQL: those in the index, and the
 * last ones, which it does not have yet. It belongs to one read transaction.
 */
public final class TextMatch {
  /** With more matches than these, events are gone through by start, and then asked. */
  static final int FEW = 20_000;

  /** How many parameters {@link #table} and {@link #condition} have. */
  public static final int PARAMETERS = 2;

  /** As many events as are read when they are not in the index yet. */
  static final int MOST_BEHIND = 1000;

  private static final String BEHIND = """
      SELECT id, json FROM body WHERE id > (SELECT event FROM text.mark)
      UNION ALL
      SELECT id, json FROM body WHERE id IN (
        SELECT id FROM text_change WHERE seq > (SELECT change FROM text.mark)
      ) AND id <= (SELECT event FROM text.mark)
      LIMIT ?""";

  // However many: whoever asks for a value looks at each.
  private static final String ALL_BEHIND = """
       UNION SELECT id FROM event WHERE id > (SELECT event FROM text.mark)
      UNION SELECT id FROM text_change WHERE seq > (SELECT change FROM text.mark)""";

  private final String match;
  private final String behind;
  private final String more;
  private final boolean few;

  private TextMatch(String match, String behind, String more, boolean few) {
    this.match = match;
    this.behind = behind;
    this.more = more;
    this.few = few;
  }

  /** Events that have what a user looks for; far behind, the index alone is asked. */
  public static TextMatch of(Connection connection, TextQuery query) throws SQLException {
    String match = query.match();
    ArrayNode behind = behind(connection, query::isIn);
    String last = behind == null ? "[]" : behind.toString();
    return new TextMatch(match, last, "", few(connection, match));
  }

  /**
   * No events but those that may have these values in these fields; null when the index cannot tell
   * or leaves too many.
   */
  public static @Nullable TextMatch ofValues(
      Connection connection, List<Map.Entry<String, String>> fields) throws SQLException {
    StringBuilder match = new StringBuilder();
    for (Map.Entry<String, String> field : fields) {
      String one = TextQuery.matchOfValue(field.getKey(), field.getValue());
      if (one != null) {
        match.append(match.isEmpty() ? "(" : " AND (").append(one).append(')');
      }
    }
    if (match.isEmpty() || !few(connection, match.toString())) {
      return null;
    }
    return new TextMatch(match.toString(), "[]", ALL_BEHIND, true);
  }

  private static boolean few(Connection connection, String match) throws SQLException {
    try (PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM"
        + " (SELECT 1 FROM text.words WHERE words MATCH ? LIMIT " + (FEW + 1) + ")")) {
      count.setString(1, match);
      try (ResultSet row = count.executeQuery()) {
        return row.getInt(1) <= FEW;
      }
    }
  }

  private static @Nullable ArrayNode behind(Connection connection, Predicate<byte[]> wanted)
      throws SQLException {
    ArrayNode ids = Json.array();
    try (PreparedStatement select = connection.prepareStatement(BEHIND)) {
      select.setInt(1, MOST_BEHIND + 1);
      try (ResultSet rows = select.executeQuery()) {
        for (int n = 1; rows.next(); n++) {
          if (n > MOST_BEHIND) {
            return null;
          }
          if (wanted.test(rows.getBytes(2))) {
            ids.add(rows.getLong(1));
          }
        }
      }
    }
    return ids;
  }

  /** Whether there are so few that it is best to begin with them. */
  public boolean isFew() {
    return few;
  }

  /** A table of ids; it takes both parameters. */
  public String table() {
    return "(SELECT rowid AS id FROM text.words WHERE words MATCH ?"
        + " UNION SELECT value FROM json_each(?)" + more + ")";
  }

  /**
   * A condition on ids of a table that has them, so that of the index only what lies between the
   * first and the last of them is read: it is fast in one go, and slow for one row.
   */
  public static String condition(String id, String table) {
    return id + " IN (SELECT rowid FROM text.words WHERE words MATCH ? AND rowid BETWEEN"
        + " (SELECT min(id) FROM " + table + ") AND (SELECT max(id) FROM " + table + ")"
        + " UNION SELECT value FROM json_each(?))";
  }

  /** Sets the parameters of {@link #table} or {@link #condition}; returns the next's number. */
  public int bind(PreparedStatement statement, int first) throws SQLException {
    statement.setString(first, match);
    statement.setString(first + 1, behind);
    return first + PARAMETERS;
  }

  /** How many events the index does not have yet, or not as they are now. */
  public static long behind(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("""
            SELECT max(0, (SELECT ifnull(max(id), 0) FROM event) - (SELECT event FROM text.mark))
              + (SELECT count(*) FROM text_change WHERE seq > (SELECT change FROM text.mark))""");
        ResultSet row = select.executeQuery()) {
      return row.getLong(1);
    }
  }
}
