package ai.honeyhive.server.internal.sqlite.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Goes through rows from the latest start to the earliest in pieces, a small one first: whoever
 * wants the newest few is done soon, and whoever wants all has not many pieces to ask for.
 */
final class StartWindows {
  private static final int FIRST = 1000;
  private static final int LARGEST = 128_000;

  private final PreparedStatement boundary;
  private final int parameters;
  private int size = FIRST;
  private double from = Double.POSITIVE_INFINITY;
  private double before = Double.POSITIVE_INFINITY;

  /** Sets parameters of a statement; returns the number of the next one. */
  @FunctionalInterface
  interface Binding {
    int bind(PreparedStatement statement) throws SQLException;
  }

  /**
   * Begins with the latest.
   *
   * @param rows {@code FROM} and {@code WHERE} of rows {@code e}
   */
  StartWindows(Connection connection, String rows, Binding binding) throws SQLException {
    boundary = connection.prepareStatement("SELECT e.start_ms FROM " + rows
        + " AND e.start_ms < ? ORDER BY e.start_ms DESC LIMIT 1 OFFSET ?");
    parameters = binding.bind(boundary);
  }

  /** Goes on to the next piece; returns whether there is one. */
  boolean next() throws SQLException {
    if (from == Double.NEGATIVE_INFINITY) {
      boundary.close();
      return false;
    }
    before = from;
    boundary.setDouble(parameters, before);
    boundary.setInt(parameters + 1, size - 1);
    try (ResultSet row = boundary.executeQuery()) {
      from = row.next() ? row.getDouble(1) : Double.NEGATIVE_INFINITY;
    }
    size = Math.min(4 * size, LARGEST);
    return true;
  }

  /** The earliest start of the piece. */
  double from() {
    return from;
  }

  /** All starts of the piece are before this. */
  double before() {
    return before;
  }
}
