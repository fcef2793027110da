package ai.honeyhive.tracer.internal.diagnostics;

import java.lang.System.Logger.Level;
import java.util.logging.ConsoleHandler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Shows a warning that comes while the process ends. The JDK's logging takes its handlers away in
 * an exit hook of its own, so what is lost at the very end would be lost without a word.
 * Thread-safe.
 */
public final class LastWords {
  private static volatile boolean ending;

  private LastWords() {}

  /** Says that the exit hooks are running. */
  public static void begin() {
    ending = true;
  }

  static void say(Level level, String message) {
    if (ending && level == Level.WARNING && Logger.getLogger("").getHandlers().length == 0) {
      new ConsoleHandler().publish(new LogRecord(java.util.logging.Level.WARNING, message));
    }
  }
}
