package ai.honeyhive.cli.internal.demo;

import java.util.Locale;
import java.util.OptionalLong;

/** A column right of the tree. The order is the order on the line. */
enum Column {
  TYPE("TYPE", false) {
    @Override
    String value(TraceNode node) {
      return node.type();
    }
  },
  MODEL("MODEL", false) {
    @Override
    String value(TraceNode node) {
      String model = node.model();
      return model == null ? "" : Text.printable(model);
    }
  },
  TOKENS_IN("TOKENS IN", true) {
    @Override
    String value(TraceNode node) {
      return count(node.tokensIn());
    }
  },
  TOKENS_OUT("OUT", true) {
    @Override
    String value(TraceNode node) {
      return count(node.tokensOut());
    }
  },
  TIME("TIME", true) {
    @Override
    String value(TraceNode node) {
      return Text.duration(node.durationMillis());
    }
  };

  private final String title;
  private final boolean number;

  Column(String title, boolean number) {
    this.title = title;
    this.number = number;
  }

  abstract String value(TraceNode node);

  String title() {
    return title;
  }

  String pad(String value, int width) {
    return number ? Text.right(value, width) : Text.left(value, width);
  }

  private static String count(OptionalLong count) {
    return count.isPresent() ? String.format(Locale.ROOT, "%,d", count.getAsLong()) : "";
  }
}
