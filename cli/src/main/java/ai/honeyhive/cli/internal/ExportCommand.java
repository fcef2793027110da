package ai.honeyhive.cli.internal;

import ai.honeyhive.cli.internal.archive.ExportFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code honeyhive export}: writes all of a project into a file. */
@Command(
    name = "export",
    sortOptions = false,
    description = "Writes all that a server has of a project into a file.")
final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      description = "Is replaced when the export is complete; compressed when it ends in .gz.")
  private Path file = Path.of("");

  @Mixin
  private final RemoteOptions remote = new RemoteOptions();

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    try {
      JsonNode end = new ExportFile(file).writeFrom(remote.server());
      terminal.line("Exported " + end.path("sessions").asLong() + " sessions, "
          + end.path("events").asLong() + " events, " + end.path("updates").asLong() + " updates, "
          + end.path("documents").asLong() + " documents to " + file + ".");
      return ExitCode.OK;
    } catch (InterruptedException e) {
      throw CommandFailure.failure("Stopped; " + file + " was not written.");
    }
  }
}
