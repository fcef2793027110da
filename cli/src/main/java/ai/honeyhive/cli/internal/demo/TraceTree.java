package ai.honeyhive.cli.internal.demo;

import ai.honeyhive.cli.internal.Style;
import ai.honeyhive.cli.internal.Terminal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;

/** Prints sessions as trees: a line for each event, the address of each page, and the totals. */
final class TraceTree {
  private final Terminal terminal;
  private final URI server;

  TraceTree(Terminal terminal, URI server) {
    this.terminal = terminal;
    this.server = server;
  }

  void print(List<TraceNode> sessions) {
    List<List<Row>> trees = sessions.stream().map(Row::of).toList();
    Layout layout = new Layout(trees.stream().flatMap(List::stream).toList(), terminal.columns());
    terminal.line(terminal.paint(Style.FAINT, layout.header()));
    for (List<Row> tree : trees) {
      tree.forEach(row -> print(row, layout));
      URI page = server.resolve("/sessions/" + tree.get(0).node().id());
      terminal.line(terminal.paint(Style.LINK, page.toString()));
      terminal.line("");
    }
    terminal.line(totals(sessions));
  }

  private void print(Row row, Layout layout) {
    String label = terminal.paint(style(row.node()), layout.label(row));
    terminal.line((label + layout.cells(row.node())).stripTrailing());
    if (row.showsError()) {
      String line = row.belowError() + Text.printable(String.valueOf(row.node().error()));
      terminal.line(terminal.paint(Style.ERROR, Text.clip(line, terminal.columns())));
    }
  }

  private static Style style(TraceNode node) {
    if (node.failed()) {
      return Style.ERROR;
    }
    return node.type().equals("session") ? Style.TITLE : Style.PLAIN;
  }

  private static String totals(List<TraceNode> sessions) {
    long events = sessions.stream().flatMap(TraceNode::all).count() - sessions.size();
    long failed = sessions.stream().filter(TraceNode::failed).count();
    return String.join(
        " · ",
        Text.counted(sessions.size(), "session"),
        Text.counted(events, "event"),
        String.format(
            Locale.ROOT,
            "%,d tokens in, %,d out",
            sum(sessions, TraceNode::tokensIn),
            sum(sessions, TraceNode::tokensOut)),
        failed + " failed");
  }

  private static long sum(List<TraceNode> sessions, Function<TraceNode, OptionalLong> tokens) {
    return sessions.stream().map(tokens).mapToLong(count -> count.orElse(0)).sum();
  }
}
