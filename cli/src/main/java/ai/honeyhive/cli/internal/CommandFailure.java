package ai.honeyhive.cli.internal;

/** A command cannot go on; the message says to the user why, and what to do. */
public final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The world is not as the command needs it. */
  public static CommandFailure failure(String message) {
    return new CommandFailure(ExitCode.FAILURE, message);
  }

  /** The options do not fit together. */
  static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
