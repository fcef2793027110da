package ai.honeyhive.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.Map;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err what went wrong
 * @param columns the width to fit into; {@link #UNLIMITED} when output goes to a file or a pipe
 * @param colour whether to use colour
 */
public record Terminal(PrintWriter out, PrintWriter err, int columns, boolean colour) {
  static final int UNLIMITED = Integer.MAX_VALUE;

  /** Set by the script {@code honeyhive} to the width of the terminal, when there is one. */
  private static final String COLUMNS = "honeyhive.columns";

  /** Looks at what the process was started with. */
  public static Terminal ofProcess() {
    int columns = Integer.getInteger(COLUMNS, UNLIMITED);
    return new Terminal(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        columns,
        columns != UNLIMITED && allowsColour(System.getenv()));
  }

  static boolean allowsColour(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  /** UTF-8 whatever the locale says: in containers it often says nothing. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, UTF_8);
  }

  /** Colours a text, if this terminal shows colour. */
  public String paint(Style style, String text) {
    return colour && style != Style.PLAIN ? style.on() + text + Style.OFF : text;
  }

  /** Prints a line of a result. */
  public void line(String text) {
    out.println(text);
  }

  /** Prints why a command fails. */
  void error(String text) {
    err.println(paint(Style.ERROR, "honeyhive: ") + text);
  }
}
