package ai.honeyhive.server.internal.sqlite.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The writer's numbers for project names. */
final class ProjectTable implements AutoCloseable {
  private final PreparedStatement insert;
  private final PreparedStatement select;
  private final Map<String, Integer> known = new HashMap<>();

  ProjectTable(Connection connection) throws SQLException {
    insert = connection.prepareStatement("INSERT OR IGNORE INTO project (name) VALUES (?)");
    select = connection.prepareStatement("SELECT id FROM project WHERE name = ?");
  }

  int number(String name) throws SQLException {
    Integer number = known.get(name);
    if (number != null) {
      return number;
    }
    insert.setString(1, name);
    insert.executeUpdate();
    select.setString(1, name);
    try (ResultSet row = select.executeQuery()) {
      int fresh = row.getInt(1);
      known.put(name, fresh);
      return fresh;
    }
  }

  /** After a rollback, numbers that were given in the transaction are not there. */
  void forget() {
    known.clear();
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    select.close();
  }
}
