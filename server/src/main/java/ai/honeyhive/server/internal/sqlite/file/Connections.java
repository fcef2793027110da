package ai.honeyhive.server.internal.sqlite.file;

import ai.honeyhive.server.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Opens connections to the database file. */
public final class Connections {
  private Connections() {}

  /** The one connection that writes; every commit waits for the disk. */
  public static Connection writer(Path database) {
    try {
      Connection connection = open(database);
      try {
        execute(
            connection,
            "PRAGMA page_size = 8192",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA cache_size = -32768");
        Schema.prepare(connection);
        return connection;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new StoreException(
          "The database " + database + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** The one connection that writes the text index. */
  public static Connection text(Path index) throws SQLException {
    Connection connection = open(index);
    try {
      execute(
          connection,
          "PRAGMA journal_mode = WAL",
          "PRAGMA synchronous = FULL",
          "PRAGMA cache_size = -16384");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** A connection that sees what was committed when a transaction on it begins. */
  public static Connection reader(Path database) throws SQLException {
    Connection connection = open(database);
    execute(connection, "PRAGMA query_only = ON", "PRAGMA cache_size = -8192");
    connection.setAutoCommit(false);
    return connection;
  }

  /** The same, with the text index as the schema {@code text}. */
  public static Connection reader(Path database, Path index) throws SQLException {
    Connection connection = open(database);
    try (PreparedStatement attach = connection.prepareStatement("ATTACH DATABASE ? AS text")) {
      attach.setString(1, index.toString());
      attach.execute();
      execute(connection, "PRAGMA query_only = ON", "PRAGMA cache_size = -8192");
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static Connection open(Path database) throws SQLException {
    Properties properties = new Properties();
    // Saves a query after every insert: the ids of rows are given by us.
    properties.setProperty("jdbc.get_generated_keys", "false");
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database, properties);
    execute(connection, "PRAGMA busy_timeout = 5000");
    return connection;
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
