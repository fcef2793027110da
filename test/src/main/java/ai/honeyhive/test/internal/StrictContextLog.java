package ai.honeyhive.test.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Takes what the strict context storage logs while it is asked for leaks, away from the log. */
final class StrictContextLog extends Handler implements AutoCloseable {
  static final String LOGGER = "io.opentelemetry.context.StrictContextStorage";

  private final Logger logger = Logger.getLogger(LOGGER);
  private final boolean useParentHandlers = logger.getUseParentHandlers();
  private final List<AssertionError> errors = new ArrayList<>();

  StrictContextLog() {
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  synchronized List<AssertionError> errors() {
    return List.copyOf(errors);
  }

  @Override
  public synchronized void publish(LogRecord record) {
    if (record.getThrown() instanceof AssertionError error) {
      errors.add(error);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(useParentHandlers);
  }
}
