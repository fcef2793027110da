package ai.honeyhive.tracer.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps what is said, and throws too when it is told to. */
public final class Warnings extends Handler implements AutoCloseable {
  // Held, because JUL does not.
  private static final Logger LOGGER = Logger.getLogger("ai.honeyhive.tracer");
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private final @Nullable Fault fault;

  public Warnings(@Nullable Fault fault) {
    this.fault = fault;
    LOGGER.addHandler(this);
  }

  /** Whether no two have the same diagnosis. */
  public boolean ofEachKind() {
    synchronized (said) {
      return said.stream().map(text -> text.substring(0, 5)).distinct().count() == said.size();
    }
  }

  /** What was said with that diagnosis. */
  public List<String> of(String id) {
    return said().stream().filter(text -> text.startsWith(id)).toList();
  }

  /** What was said. */
  public List<String> said() {
    return List.copyOf(said);
  }

  @Override
  public void publish(LogRecord record) {
    if (record.getLevel() == Level.WARNING) {
      said.add(record.getMessage());
      if (fault != null) {
        throw fault.now();
      }
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
  }
}
