package ai.honeyhive.cli.internal;

/** The exit codes of {@code honeyhive}. */
public final class ExitCode {
  /** The command did what was asked, or was stopped after it had. */
  public static final int OK = 0;

  /** The command failed; the reason is on standard error. */
  public static final int FAILURE = 1;

  /** The command line was wrong. */
  public static final int USAGE = 2;

  private ExitCode() {}
}
