package ai.honeyhive.cli.internal.demo;

import ai.honeyhive.cli.internal.CommandFailure;
import ai.honeyhive.cli.internal.Style;
import ai.honeyhive.cli.internal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Runs an example against a server, reads its sessions back and prints them. */
public final class Demo {
  private final Terminal terminal;
  private final URI server;

  /** A demo that prints to a terminal and sends to a server. */
  public Demo(Terminal terminal, URI server) {
    this.terminal = terminal;
    this.server = server;
  }

  /**
   * Runs it once.
   *
   * @param directory where the example's output is kept meanwhile
   * @throws CommandFailure when the example fails, or its traces are not in the server
   */
  public void run(Example example, Path directory)
      throws CommandFailure, IOException, InterruptedException {
    Instant start = Instant.now();
    try (ExampleProcess process = ExampleProcess.start(example, server, directory)) {
      await(process, example);
    }
    List<TraceNode> sessions = new Sessions(server).since(start);
    if (sessions.isEmpty()) {
      throw CommandFailure.failure("The example ran, but none of its sessions is in the server.");
    }
    new TraceTree(terminal, server).print(sessions);
  }

  private void await(ExampleProcess process, Example example)
      throws CommandFailure, IOException, InterruptedException {
    if (!process.await(example.patience())) {
      process.output().lines().forEach(terminal::line);
      throw CommandFailure.failure("The example still runs after "
          + example.patience().toSeconds() + " s; its output is above.");
    }
    if (process.exitCode() != 0) {
      process.output().lines().forEach(terminal::line);
      throw CommandFailure.failure(
          "The example failed with exit code " + process.exitCode() + "; its output is above.");
    }
    process.warnings().lines().forEach(line -> terminal.line(terminal.paint(Style.FAINT, line)));
  }
}
