package ai.honeyhive.cli;

import ai.honeyhive.cli.internal.CommandLines;
import ai.honeyhive.cli.internal.ExitCode;
import ai.honeyhive.cli.internal.Terminal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The entry point of {@code honeyhive}. Exit codes: 0 success, 1 failure, 2 wrong usage. An
 * interrupt from the keyboard or a request to terminate lets the command clean up first.
 */
public final class Main {
  private static final long CLEAN_UP_SECONDS = 10;

  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args the command and its options; see {@code honeyhive --help}
   */
  public static void main(String[] args) {
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    Thread main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(main, ended), "honeyhive-stop"));
    int exitCode = ExitCode.FAILURE;
    try {
      exitCode = CommandLines.run(Terminal.ofProcess(), args);
    } finally {
      ended.complete(exitCode);
    }
    System.exit(exitCode);
  }

  /**
   * A signal starts the shutdown while the command still runs; halting gives it the command's exit
   * code. When the command ended by itself there is nothing to do.
   */
  private static void stop(Thread main, CompletableFuture<Integer> ended) {
    if (ended.isDone()) {
      return;
    }
    main.interrupt();
    int exitCode = ExitCode.FAILURE;
    try {
      exitCode = ended.get(CLEAN_UP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      System.err.println("honeyhive: stopped before everything was cleaned up");
    }
    Runtime.getRuntime().halt(exitCode);
  }
}
