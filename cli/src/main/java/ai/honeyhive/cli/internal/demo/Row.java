package ai.honeyhive.cli.internal.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the tree.
 *
 * @param branch what is drawn before the name
 * @param below what is drawn before a further line of the same event
 */
record Row(String branch, String below, TraceNode node) {

  /** A session and all events below it, top down. */
  static List<Row> of(TraceNode session) {
    List<Row> rows = new ArrayList<>();
    add(rows, new Row("", "", session));
    return rows;
  }

  private static void add(List<Row> rows, Row row) {
    rows.add(row);
    List<TraceNode> children = row.node.children();
    for (int i = 0; i < children.size(); i++) {
      boolean last = i == children.size() - 1;
      String branch = row.below + (last ? "└─ " : "├─ ");
      add(rows, new Row(branch, row.below + (last ? "   " : "│  "), children.get(i)));
    }
  }

  String label() {
    return branch + (node.failed() ? "✗ " : "") + Text.printable(node.name());
  }

  /** What is drawn before the error. */
  String belowError() {
    return below + (node.children().isEmpty() ? "  " : "│ ");
  }

  /** Whether the error is this event's own and not that of an event below it, passed on. */
  boolean showsError() {
    String error = node.error();
    return error != null
        && node.all().skip(1).map(TraceNode::error).noneMatch(lower -> repeats(error, lower));
  }

  private static boolean repeats(String error, @Nullable String lower) {
    return lower != null && error.endsWith(lower);
  }
}
