package ai.honeyhive.it.delivery;

/** How spans are brought on their way before somebody looks. */
enum Way {
  /** {@code flush(timeout)} */
  FLUSH("flush"),
  /** {@code close(timeout)} */
  CLOSE("close"),
  /** The main method returns. */
  RETURN("main returns"),
  /** {@code System.exit} */
  EXIT("System.exit"),
  /** The process is told to end. */
  SIGTERM("SIGTERM"),
  /**
   * The process is killed, and another one starts with its spill directory and a healthy backend.
   */
  KILL("kill -9 with spill");

  private final String words;

  Way(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Whether it needs a process of its own. */
  boolean isExit() {
    return this != FLUSH && this != CLOSE;
  }

  /** Whether nothing can be on its way afterwards. */
  boolean isFinal() {
    return this != FLUSH;
  }
}
