package ai.honeyhive.test.internal;

/**
 * Something that was logged or printed.
 *
 * @param severity as in {@link java.util.logging.Level#intValue()}
 * @param source the logger's name, or the stream and who wrote to it
 * @param text the message, with the exception when there is one
 */
record LogEntry(int severity, String source, String text) {
  boolean isScopeLeak() {
    return source.equals(StrictContextLog.LOGGER);
  }

  @Override
  public String toString() {
    return source + ": " + text.strip().replace("\n", "\n      ");
  }
}
