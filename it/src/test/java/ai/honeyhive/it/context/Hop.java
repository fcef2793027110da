package ai.honeyhive.it.context;

/**
 * One way for work to get to another thread: with the one call that takes OpenTelemetry's context
 * along, and without it.
 */
record Hop(String name, Way wrapped, Way plain) {
  /** Runs some work on another thread and waits for its end. */
  @FunctionalInterface
  interface Way {
    void run(Runnable work) throws Exception;
  }

  @Override
  public String toString() {
    return name;
  }
}
