package ai.honeyhive.cli.internal.demo;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How wide each column is, so that the widest line still fits the terminal. */
final class Layout {
  private static final int GAP = 2;
  private static final int MIN_LABEL = 24;
  private static final List<Set<Column>> DISPENSABLE = List.of(
      Set.of(Column.MODEL), Set.of(Column.TYPE), Set.of(Column.TOKENS_IN, Column.TOKENS_OUT));

  private final Map<Column, Integer> widths = new EnumMap<>(Column.class);
  private final int label;

  Layout(List<Row> rows, int columns) {
    for (Column column : Column.values()) {
      int widest = rows.stream().mapToInt(row -> width(column, row)).max().orElse(0);
      widths.put(column, Math.max(Text.width(column.title()), widest));
    }
    int wanted = rows.stream().mapToInt(row -> Text.width(row.label())).max().orElse(0);
    for (Set<Column> group : DISPENSABLE) {
      if (Math.min(wanted, MIN_LABEL) > columns - taken()) {
        widths.keySet().removeAll(group);
      }
    }
    label = Math.max(1, Math.min(wanted, columns - taken()));
  }

  String header() {
    StringBuilder line = new StringBuilder(" ".repeat(label));
    widths.forEach((column, width) -> append(line, column.pad(column.title(), width)));
    return line.toString().stripTrailing();
  }

  String label(Row row) {
    return Text.left(Text.clip(row.label(), label), label);
  }

  String cells(TraceNode node) {
    StringBuilder line = new StringBuilder();
    widths.forEach((column, width) -> append(line, column.pad(column.value(node), width)));
    return line.toString().stripTrailing();
  }

  private int taken() {
    return widths.values().stream().mapToInt(width -> GAP + width).sum();
  }

  private static int width(Column column, Row row) {
    return Text.width(column.value(row.node()));
  }

  private static void append(StringBuilder line, String cell) {
    line.append(" ".repeat(GAP)).append(cell);
  }
}
