package ai.honeyhive.server.internal.sqlite.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Which store it is, and how far it is.
 *
 * @param number a number that no other store has
 * @param lastEvent the highest row that an event has or had
 * @param lastChange the last change of a row that was there before
 */
record StoreMark(long number, long lastEvent, long lastChange) {
  static StoreMark read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("""
            SELECT
              (SELECT value FROM mark WHERE name = 'store'),
              max(ifnull((SELECT max(id) FROM event), 0),
                  ifnull((SELECT value FROM mark WHERE name = 'last_event'), 0)),
              ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'text_change'), 0)""")) {
      return new StoreMark(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }
}
