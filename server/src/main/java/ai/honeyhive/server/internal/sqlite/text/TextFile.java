package ai.honeyhive.server.internal.sqlite.text;

import ai.honeyhive.server.internal.sqlite.file.Connections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The index in a database of its own beside the events', so that filling it never makes the writer
 * of events wait. It says itself how far it is, in the transaction that brings it there: whatever
 * dies, it goes on from there. Nothing is in it that the events do not have; when it is of no use
 * it is made anew.
 */
public final class TextFile implements AutoCloseable {
  private static final int VERSION = 1;
  private static final int PAGES_A_MERGE = 64;
  private static final int MANY_REMOVED = 10_000;
  private static final List<String> TABLES = List.of(
      // The words come cut already: between them are spaces only.
      """
          CREATE VIRTUAL TABLE words USING fts5 (
            text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')""",
      // The default makes a commit wait for seconds after many deletes.
      "INSERT INTO words (words, rank) VALUES ('deletemerge', 0)",
      """
          CREATE TABLE mark (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            store INTEGER NOT NULL,
            event INTEGER NOT NULL,
            change INTEGER NOT NULL)""",
      "INSERT INTO mark VALUES (1, 0, 0, 0)",
      "PRAGMA user_version = " + VERSION);

  private final Connection connection;
  private final PreparedStatement put;
  private final PreparedStatement remove;
  private final PreparedStatement mark;
  private final PreparedStatement merge;
  private int removed;

  private TextFile(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    put = connection.prepareStatement("INSERT OR REPLACE INTO words (rowid, text) VALUES (?, ?)");
    remove = connection.prepareStatement("DELETE FROM words WHERE rowid = ?");
    mark = connection.prepareStatement("UPDATE mark SET event = ?, change = ?");
    merge = connection.prepareStatement("INSERT INTO words (words, rank) VALUES ('merge', ?)");
  }

  /** Opens the index of a store; makes it anew when it is another one's, or cannot be read. */
  public static TextFile open(Path events, Path index) throws SQLException {
    // Not a reader of the pool: those have the index open, which may be made anew here.
    try (Connection connection = Connections.reader(events)) {
      return open(index, StoreMark.read(connection));
    }
  }

  private static TextFile open(Path database, StoreMark store) throws SQLException {
    try {
      Connection connection = connect(database);
      if (belongsTo(connection, store)) {
        return new TextFile(connection);
      }
      connection.close();
    } catch (SQLException e) {
      // It is made anew: all that was in it comes from the events.
    }
    delete(database);
    Connection connection = connect(database);
    try (PreparedStatement set = connection.prepareStatement("UPDATE mark SET store = ?")) {
      set.setLong(1, store.number());
      set.executeUpdate();
    }
    return new TextFile(connection);
  }

  private static Connection connect(Path database) throws SQLException {
    Connection connection = Connections.text(database);
    try (Statement statement = connection.createStatement()) {
      int version;
      try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
        version = row.getInt(1);
      }
      if (version == 0) {
        statement.execute("BEGIN IMMEDIATE");
        for (String table : TABLES) {
          statement.execute(table);
        }
        statement.execute("COMMIT");
      } else if (version != VERSION) {
        throw new SQLException("another version of the text index: " + version);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Whether it is of this store, and not of a later state that was replaced by an older copy. */
  private static boolean belongsTo(Connection connection, StoreMark store) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT store, event, change FROM mark")) {
      return row.next()
          && row.getLong(1) == store.number()
          && row.getLong(2) <= store.lastEvent()
          && row.getLong(3) <= store.lastChange();
    }
  }

  private static void delete(Path database) {
    try {
      for (String end : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(database.resolveSibling(database.getFileName() + end));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long event() throws SQLException {
    return number("SELECT event FROM mark");
  }

  long change() throws SQLException {
    return number("SELECT change FROM mark");
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }

  /** Takes in a batch, durably, or nothing of it. */
  void write(TextBatch batch) throws SQLException {
    try {
      for (TextBatch.Entry entry : batch.entries()) {
        if (entry.words() == null) {
          remove.setLong(1, entry.id());
          removed += remove.executeUpdate();
        } else {
          put.setLong(1, entry.id());
          put.setString(2, entry.words());
          put.executeUpdate();
        }
      }
      mark.setLong(1, batch.event());
      mark.setLong(2, batch.change());
      mark.executeUpdate();
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
  }

  /** Joins parts of the index a little; returns whether there was anything to join. */
  boolean merge() throws SQLException {
    long before = number("SELECT total_changes()");
    // What was removed takes place until all parts are joined, which a negative number begins.
    boolean all = removed > MANY_REMOVED;
    removed = all ? 0 : removed;
    merge.setInt(1, all ? -PAGES_A_MERGE : PAGES_A_MERGE);
    merge.executeUpdate();
    boolean merged = number("SELECT total_changes()") - before > 1;
    connection.commit();
    return merged;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
