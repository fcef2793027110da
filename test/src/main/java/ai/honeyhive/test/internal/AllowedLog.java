package ai.honeyhive.test.internal;

import java.util.regex.Pattern;

/**
 * What a test says it will log.
 *
 * @param severity the highest allowed, as in {@link System.Logger.Level#getSeverity()}
 * @param matching found in the text
 * @param required whether it must come
 */
public record AllowedLog(int severity, Pattern matching, boolean required) {
  boolean covers(LogEntry entry) {
    return entry.severity() <= severity
        && !entry.isScopeLeak()
        && matching.matcher(entry.text()).find();
  }

  @Override
  public String toString() {
    return "up to " + LogCapture.levelName(severity) + ", matching \"" + matching + "\"";
  }
}
