package ai.honeyhive.it.delivery;

import ai.honeyhive.it.delivery.backend.BackendState;
import ai.honeyhive.it.delivery.program.Counts;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** The outcomes of all cells for a reader, a row each. */
final class Table {
  private static final List<String> COLUMNS = List.of(
      "backend",
      "way",
      "delivered",
      "rejected",
      "unconfirmed",
      "dropped",
      "spilled",
      "pending",
      "the server has",
      "seconds",
      "warnings");

  private final StringBuilder text = new StringBuilder();
  private BackendState last = null;

  Table() {
    row(COLUMNS);
    row(COLUMNS.stream().map(column -> isNumber(column) ? "--:" : "---").toList());
  }

  private static boolean isNumber(String column) {
    return !List.of("backend", "way", "warnings").contains(column);
  }

  /** Adds a cell; those of one state come together. */
  void add(Cell cell, Outcome seen) {
    Counts c = seen.counts();
    String state = cell.state() == last ? "" : cell.state().words();
    last = cell.state();
    row(List.of(
        state,
        cell.way().words(),
        number(c.delivered()),
        number(c.rejected()),
        number(c.unconfirmed()),
        number(c.dropped()),
        number(c.spilled()),
        number(c.pending()),
        number(seen.stored().size()),
        cell.way() == Way.KILL
            ? ""
            : String.format(Locale.ROOT, "%.1f", seen.took().toMillis() / 1000.0),
        String.join(" ", seen.warnings())));
  }

  private static String number(long count) {
    return count == 0 ? "" : Long.toString(count);
  }

  private void row(List<String> cells) {
    StringJoiner row = new StringJoiner(" | ", "| ", " |\n");
    cells.forEach(row::add);
    text.append(row);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
