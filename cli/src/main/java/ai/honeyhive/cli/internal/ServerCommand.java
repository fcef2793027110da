package ai.honeyhive.cli.internal;

import ai.honeyhive.server.HoneyHiveServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
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
  /** The port of OTLP/gRPC. */
  private static final int GRPC_PORT = 4317;

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
      paramLabel = "KEY[=PROJECT]",
      description = "A key callers must present, and the project it opens; without one, the default"
          + " project. Repeat it for several keys.")
  private List<String> apiKeys = List.of();

  @Option(
      names = "--grpc-port",
      paramLabel = "PORT",
      description = "The port for OTLP/gRPC; 0 takes any free one. Default: 4317, when it is free.")
  private @Nullable Integer grpcPort;

  @Option(names = "--no-grpc", description = "Takes OTLP over HTTP only.")
  private boolean noGrpc;

  @Option(
      names = "--retain-days",
      paramLabel = "DAYS",
      description = "Deletes sessions so many days after their last event. Default: never.")
  private @Nullable Integer retainDays;

  @Option(
      names = "--max-size",
      paramLabel = "SIZE",
      description = "Deletes the oldest sessions when the storage is larger, for example 500MB or"
          + " 20GB. Default: no limit.")
  private @Nullable String maxSize;

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
    try {
      addKeys(builder);
      addGrpc(builder);
      if (retainDays != null) {
        builder.retainFor(Duration.ofDays(retainDays));
      }
      if (maxSize != null) {
        builder.maxSize(ByteSize.parse("--max-size", maxSize));
      }
      return forward == null ? builder : builder.forward(forward);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--" + e.getMessage());
    }
  }

  /** gRPC is on when its port is free, unless it was asked for, or not wanted. */
  private void addGrpc(HoneyHiveServer.Builder builder) throws CommandFailure {
    if (noGrpc && grpcPort != null) {
      throw CommandFailure.usage("--grpc-port and --no-grpc do not go together.");
    }
    int wanted = grpcPort == null ? GRPC_PORT : grpcPort;
    if (noGrpc || (grpcPort == null && (wanted == port || !isFree(wanted)))) {
      return;
    }
    builder.grpcPort(wanted);
    if (!isFree(wanted)) {
      throw CommandFailure.failure("Port " + wanted + " is in use. Stop what listens there, or"
          + " choose another port for gRPC, or --no-grpc.");
    }
  }

  private boolean isFree(int wanted) throws CommandFailure {
    try (ServerSocket probe = new ServerSocket(wanted, 1, InetAddress.getByName(host))) {
      return probe.isBound();
    } catch (UnknownHostException e) {
      throw CommandFailure.usage("--host " + host + " is not a name or address of this machine.");
    } catch (IOException e) {
      return false;
    }
  }

  private void addKeys(HoneyHiveServer.Builder builder) throws CommandFailure {
    for (String key : apiKeys) {
      // A key may end in equals signs itself.
      int equals = key.endsWith("=") ? -1 : key.lastIndexOf('=');
      String secret = equals < 0 ? key : key.substring(0, equals);
      if (secret.isBlank()) {
        throw CommandFailure.usage("--api-key must not be blank.");
      }
      if (equals < 0) {
        builder.apiKey(secret);
      } else {
        builder.apiKey(secret, key.substring(equals + 1));
      }
    }
  }

  private void describe(HoneyHiveServer server) {
    String keys = apiKeys.isEmpty() ? "only needed when one was created" : "required";
    terminal.line(terminal.paint(Style.TITLE, "HoneyHive server " + Version.number()));
    terminal.line("");
    terminal.line("  Page      " + terminal.paint(Style.LINK, server.uri().toString()));
    terminal.line("  gRPC      "
        + server
            .grpcUri()
            .map(URI::toString)
            .orElse(noGrpc ? "off" : "off, because port " + GRPC_PORT + " is in use"));
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
