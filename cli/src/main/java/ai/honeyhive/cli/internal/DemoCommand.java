package ai.honeyhive.cli.internal;

import ai.honeyhive.cli.internal.demo.Demo;
import ai.honeyhive.cli.internal.demo.Example;
import ai.honeyhive.server.HoneyHiveServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code honeyhive demo}: a server, an application that sends it traces, and the traces. */
@Command(
    name = "demo",
    sortOptions = false,
    description = "Starts a server, runs a traced travel agent, and shows its traces.")
final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--once", description = "End after the traces are shown; do not keep serving.")
  private boolean once;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The server's port. Default: 4318, or any free one when that is taken")
  private @Nullable Integer port;

  @Option(
      names = "--storage",
      paramLabel = "DIR",
      description = "The directory to keep the traces in. Default: a temporary one")
  private @Nullable Path storage;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    return run(Example.travelAgent());
  }

  int run(Example example) throws CommandFailure, IOException {
    boolean shown = false;
    try (TemporaryDirectory scratch = TemporaryDirectory.create();
        HoneyHiveServer server = start(scratch)) {
      describe(server);
      new Demo(terminal, server.uri()).run(example, scratch.path());
      shown = true;
      terminal.line("");
      if (once) {
        terminal.line(whereThePagesAre());
        return ExitCode.OK;
      }
      terminal.line("The pages are there until you press Ctrl-C.");
      new CountDownLatch(1).await();
      return ExitCode.OK;
    } catch (InterruptedException e) {
      terminal.line("Stopped.");
      return shown ? ExitCode.OK : ExitCode.FAILURE;
    }
  }

  private HoneyHiveServer start(TemporaryDirectory scratch) throws CommandFailure {
    Path directory = storage == null ? scratch.path().resolve("storage") : storage;
    ServerStart start = new ServerStart(HoneyHiveServer.builder(), directory, scratch);
    if (port != null) {
      return start.on(port);
    }
    Optional<HoneyHiveServer> server = start.unlessInUse(ServerStart.DEFAULT_PORT);
    if (server.isPresent()) {
      return server.get();
    }
    terminal.line("Port " + ServerStart.DEFAULT_PORT + " is in use; taking a free one.");
    return start.onAnyPort();
  }

  private String whereThePagesAre() {
    return storage == null
        ? "The pages go with this run; leave --once away to open them."
        : "To open the pages: honeyhive server --storage " + storage;
  }

  private void describe(HoneyHiveServer server) {
    String kept = storage == null ? " (temporary, removed at the end)" : "";
    terminal.line("Server    " + terminal.paint(Style.LINK, server.uri().toString()));
    terminal.line("Storage   " + server.storage() + kept);
    String model = System.getenv().getOrDefault("OPENAI_API_KEY", "").isBlank()
        ? "scripted (set OPENAI_API_KEY to use a real one)"
        : "OpenAI";
    terminal.line("Model     " + model);
    terminal.line("");
    terminal.line("Running a travel agent in a JVM of its own…");
    terminal.line("");
  }
}
