package ai.honeyhive.cli.internal;

import ai.honeyhive.server.HoneyHiveServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code honeyhive server}: runs a server until it is told to stop. */
@Command(
    name = "server",
    sortOptions = false,
    description = "Runs a server that takes traces, keeps them, and serves the page to read them.")
final class ServerCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port; 0 takes any free one. Default: ${DEFAULT-VALUE}")
  private int port = ServerStart.DEFAULT_PORT;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address to listen on; other than loopback it needs an API key."
          + " Default: ${DEFAULT-VALUE}")
  private String host = "127.0.0.1";

  @Option(
      names = "--storage",
      paramLabel = "DIR",
      description = "The directory to keep traces in. Default: ${DEFAULT-VALUE}")
  private Path storage = Path.of(".honeyhive");

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      description = "A key callers must present. Repeat it for several keys.")
  private List<String> apiKeys = List.of();

  @Option(
      names = "--forward",
      paramLabel = "URL",
      description = "Another OTLP backend that gets every trace too: grpc://host:4317 or"
          + " http://host:4318.")
  private @Nullable URI forward;

  ServerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    checkHost();
    try (TemporaryDirectory scratch = TemporaryDirectory.create();
        HoneyHiveServer server = new ServerStart(builder(), storage, scratch).on(port)) {
      describe(server);
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      terminal.line("Stopped.");
    }
    return ExitCode.OK;
  }

  private HoneyHiveServer.Builder builder() throws CommandFailure {
    HoneyHiveServer.Builder builder = HoneyHiveServer.builder().host(host);
    for (String key : apiKeys) {
      if (key.isBlank()) {
        throw CommandFailure.usage("--api-key must not be blank.");
      }
      builder.apiKey(key);
    }
    try {
      return forward == null ? builder : builder.forward(forward);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--" + e.getMessage());
    }
  }

  private void checkHost() throws CommandFailure {
    try {
      if (apiKeys.isEmpty() && !InetAddress.getByName(host).isLoopbackAddress()) {
        throw CommandFailure.usage("Other machines can reach --host " + host
            + ", so the server needs a key there: add --api-key KEY.");
      }
    } catch (UnknownHostException e) {
      throw CommandFailure.usage("--host " + host + " is not a name or address of this machine.");
    }
  }

  private void describe(HoneyHiveServer server) {
    String keys = apiKeys.isEmpty() ? "not needed on this machine" : "required";
    terminal.line(terminal.paint(Style.TITLE, "HoneyHive server " + Version.number()));
    terminal.line("");
    terminal.line("  Page      " + terminal.paint(Style.LINK, server.uri().toString()));
    terminal.line("  Storage   " + server.storage());
    terminal.line("  API key   " + keys);
    if (forward != null) {
      terminal.line("  Forward   " + forward);
    }
    terminal.line("");
    terminal.line("Send traces to it:");
    terminal.line("  export HH_API_URL=" + server.uri());
    terminal.line("  export HH_API_KEY=" + (apiKeys.isEmpty() ? "any" : "<one of the keys>"));
    terminal.line("");
    terminal.line("Press Ctrl-C to stop.");
  }
}
