package ai.honeyhive.test.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds log records and output that the test did not announce, and announced ones that are missing.
 */
public final class LogGuard implements Guard {
  private final Class<?> test;
  private final List<AllowedLog> allowed;
  private @Nullable LogCapture log;
  private @Nullable OutputTap out;
  private @Nullable OutputTap err;

  /**
   * Makes a guard.
   *
   * @param test the class of the test; its neighbours may print
   * @param allowed what the test announced
   */
  public LogGuard(Class<?> test, List<AllowedLog> allowed) {
    this.test = test;
    this.allowed = allowed;
  }

  @Override
  public void begin() {
    ProcessMemory.forget();
    log = new LogCapture();
    out = new OutputTap("System.out", System.out, test);
    err = new OutputTap("System.err", System.err, test);
    System.setOut(out.stream());
    System.setErr(err.stream());
  }

  @Override
  public List<AssertionError> end() {
    List<AssertionError> errors = new ArrayList<>();
    List<LogEntry> entries = new ArrayList<>();
    if (log != null && out != null && err != null) {
      restore(out, err, errors);
      log.close();
      entries.addAll(log.entries());
      entries.addAll(out.entries());
      entries.addAll(err.entries());
    }
    entries.stream()
        .filter(entry -> allowed.stream().noneMatch(log -> log.covers(entry)))
        .map(LogGuard::unexpected)
        .forEach(errors::add);
    allowed.stream()
        .filter(log -> log.required() && entries.stream().noneMatch(log::covers))
        .map(log -> missing(log, entries))
        .forEach(errors::add);
    return errors;
  }

  private static void restore(OutputTap out, OutputTap err, List<AssertionError> errors) {
    if (System.out != out.stream() || System.err != err.stream()) {
      errors.add(new AssertionError(
          "System.out or System.err was left replaced. Put the old stream back."));
    }
    System.setOut(out.original());
    System.setErr(err.original());
  }

  private static AssertionError unexpected(LogEntry entry) {
    return new AssertionError(
        entry.isScopeLeak()
            ? "Open scope, found by the garbage collector: " + entry.text()
            : "Unexpected log, " + LogCapture.levelName(entry.severity()) + " from " + entry
                + "\n    If it is right, declare it on the test with @AllowLogs.");
  }

  private static AssertionError missing(AllowedLog log, List<LogEntry> entries) {
    return new AssertionError("A log that @AllowLogs declares did not come: " + log
        + (entries.isEmpty() ? ". Nothing was logged." : ". What came: " + entries));
  }
}
