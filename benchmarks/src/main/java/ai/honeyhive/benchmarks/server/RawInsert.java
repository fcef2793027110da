package ai.honeyhive.benchmarks.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What SQLite does with the rows that a server wrote, when nothing else is asked of it: the same
 * tables and indexes, the same rows, one thread, 500 to a commit that waits for the disk.
 */
final class RawInsert {
  private static final int ROWS_A_COMMIT = 500;

  private final List<String> tables = new ArrayList<>();
  private final List<Object[]> events = new ArrayList<>();
  private final List<Object[]> bodies = new ArrayList<>();

  /** Reads the rows of a server's database. */
  RawInsert(Path database) throws SQLException {
    try (Connection connection = open(database);
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT sql FROM sqlite_master"
          + " WHERE sql IS NOT NULL AND tbl_name IN ('event', 'body') ORDER BY type DESC")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      read(statement, "SELECT * FROM event", events);
      read(statement, "SELECT * FROM body", bodies);
    }
  }

  private static Connection open(Path database) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + database);
  }

  private static void read(Statement statement, String select, List<Object[]> into)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(select)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        Object[] row = new Object[columns];
        for (int i = 0; i < columns; i++) {
          row[i] = rows.getObject(i + 1);
        }
        into.add(row);
      }
    }
  }

  /**
   * Writes them; returns spans a second, so that it compares with a server: sessions have rows too.
   *
   * @param spans how many spans the rows are
   */
  double run(Path database, int spans) throws SQLException {
    try (Connection connection = open(database);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = 8192");
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA cache_size = -32768");
      for (String table : tables) {
        statement.execute(table);
      }
      connection.setAutoCommit(false);
      long start = System.nanoTime();
      try (PreparedStatement event = insert(connection, "event", events);
          PreparedStatement body = insert(connection, "body", bodies)) {
        for (int i = 0; i < events.size(); i++) {
          execute(event, events.get(i));
          execute(body, bodies.get(i));
          if (i % ROWS_A_COMMIT == ROWS_A_COMMIT - 1) {
            connection.commit();
          }
        }
        connection.commit();
      }
      return spans / ((System.nanoTime() - start) / 1e9);
    }
  }

  private static PreparedStatement insert(Connection connection, String table, List<Object[]> rows)
      throws SQLException {
    String values = "?" + ", ?".repeat(rows.get(0).length - 1);
    return connection.prepareStatement("INSERT INTO " + table + " VALUES (" + values + ")");
  }

  private static void execute(PreparedStatement insert, Object[] row) throws SQLException {
    for (int i = 0; i < row.length; i++) {
      insert.setObject(i + 1, row[i]);
    }
    insert.executeUpdate();
  }
}
