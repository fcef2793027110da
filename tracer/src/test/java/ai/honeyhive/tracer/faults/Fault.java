package ai.honeyhive.tracer.faults;

/** What is thrown; each in a stage of its own making. */
public enum Fault {
  RUNTIME,
  LINKAGE,
  MEMORY,
  STACK,
  ASSERTION,
  SPEECHLESS;

  private static final String INJECTED = "injected";

  /** Throws; it returns nothing. */
  public RuntimeException now() {
    switch (this) {
      case RUNTIME -> throw new IllegalStateException(INJECTED);
      case LINKAGE -> throw new NoClassDefFoundError(INJECTED);
      case MEMORY -> throw new OutOfMemoryError(INJECTED);
      case STACK -> throw new StackOverflowError(INJECTED);
      case ASSERTION -> throw new AssertionError(INJECTED);
      default ->
        throw new IllegalStateException() {
          @Override
          public String getMessage() {
            throw new IllegalStateException(INJECTED);
          }
        };
    }
  }
}
