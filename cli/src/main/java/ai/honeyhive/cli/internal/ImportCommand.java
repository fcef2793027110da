package ai.honeyhive.cli.internal;

import ai.honeyhive.cli.internal.archive.ExportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code honeyhive import}: sends an export to a server. */
@Command(
    name = "import",
    sortOptions = false,
    description = "Sends the file of an export to a server. Doing so again changes nothing.")
final class ImportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "What 'honeyhive export' wrote.")
  private Path file = Path.of("");

  @Mixin
  private final RemoteOptions remote = new RemoteOptions();

  ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw CommandFailure.usage("FILE cannot be read: " + file + ".");
    }
    try {
      return report(new ExportFile(file).readInto(remote.server()));
    } catch (InterruptedException e) {
      throw CommandFailure.failure("Stopped before the end; run it again to import the rest.");
    }
  }

  private int report(ExportFile.Result result) throws CommandFailure {
    Map<String, Long> imported = result.imported();
    terminal.line("Imported " + imported.getOrDefault("sessions", 0L) + " sessions, "
        + imported.getOrDefault("events", 0L) + " events, "
        + imported.getOrDefault("updates", 0L) + " updates, "
        + imported.getOrDefault("documents", 0L) + " documents.");
    if (result.refused() > 0) {
      throw CommandFailure.failure(
          result.refused() + " lines were refused; the first is " + result.firstReason());
    }
    if (!result.isComplete()) {
      throw CommandFailure.failure("The file has no end: it is only a part of an export.");
    }
    return ExitCode.OK;
  }
}
