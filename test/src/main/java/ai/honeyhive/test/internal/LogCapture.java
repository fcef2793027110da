package ai.honeyhive.test.internal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Takes the place of the root logger's handlers and keeps what is WARNING or above. */
final class LogCapture extends Handler {
  private static final Formatter MESSAGE = new SimpleFormatter();

  private final Logger root = LogManager.getLogManager().getLogger("");
  private final Handler[] replaced = root.getHandlers();
  private final Queue<LogEntry> entries = new ConcurrentLinkedQueue<>();

  LogCapture() {
    setLevel(Level.WARNING);
    for (Handler handler : replaced) {
      root.removeHandler(handler);
    }
    root.addHandler(this);
  }

  static String levelName(int severity) {
    return severity >= System.Logger.Level.ERROR.getSeverity() ? "ERROR" : "WARNING";
  }

  List<LogEntry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      String name = record.getLoggerName();
      entries.add(new LogEntry(
          record.getLevel().intValue(),
          name == null ? "a logger without a name" : name,
          text(record)));
    }
  }

  private static String text(LogRecord record) {
    StringWriter text = new StringWriter();
    text.write(String.valueOf(MESSAGE.formatMessage(record)));
    if (record.getThrown() != null) {
      text.write('\n');
      record.getThrown().printStackTrace(new PrintWriter(text, true));
    }
    return text.toString();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    for (Handler handler : replaced) {
      root.addHandler(handler);
    }
  }
}
