package ai.honeyhive.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class logs, kept from the console. */
public final class Logs extends Handler implements AutoCloseable {
  private final List<Level> levels = new CopyOnWriteArrayList<>();
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private static final SimpleFormatter FORMAT = new SimpleFormatter();

  private final Logger logger;

  public Logs(Class<?> of) {
    logger = Logger.getLogger(of.getName());
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.ALL);
    logger.addHandler(this);
  }

  public List<Level> levels() {
    return levels;
  }

  /** The texts, with their parameters in place. */
  public List<String> messages() {
    return messages;
  }

  @Override
  public void publish(LogRecord record) {
    messages.add(FORMAT.formatMessage(record));
    levels.add(record.getLevel());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setLevel(null);
    logger.setUseParentHandlers(true);
  }
}
