package ai.honeyhive.cli.internal;

import ai.honeyhive.server.HoneyHiveServer;
import ai.honeyhive.server.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts a server, and when it cannot start says in a sentence why and what to do. */
final class ServerStart {
  /** The port of OTLP/HTTP. */
  static final int DEFAULT_PORT = 4318;

  private static final int ANY_PORT = 0;

  private final HoneyHiveServer.Builder builder;

  /**
   * Prepares a start.
   *
   * @param scratch takes what is only needed while the process runs
   */
  ServerStart(HoneyHiveServer.Builder builder, Path storage, TemporaryDirectory scratch)
      throws CommandFailure {
    // SQLite's driver unpacks a library; it would stay behind when a signal ends the process.
    System.setProperty("org.sqlite.tmpdir", scratch.path().toString());
    try {
      Files.createDirectories(storage);
    } catch (FileAlreadyExistsException e) {
      throw CommandFailure.failure("--storage must name a directory; " + storage + " is a file.");
    } catch (IOException e) {
      throw CommandFailure.failure("Cannot create the storage directory " + storage + ": " + e);
    }
    this.builder = builder.storage(storage);
  }

  HoneyHiveServer on(int port) throws CommandFailure {
    return unlessInUse(port)
        .orElseThrow(() -> CommandFailure.failure("Port " + port + " is in use. Stop what listens"
            + " there, or choose another port, for example --port " + (port + 1) + "."));
  }

  HoneyHiveServer onAnyPort() throws CommandFailure {
    return on(ANY_PORT);
  }

  /** Returns empty when something else listens on the port. */
  Optional<HoneyHiveServer> unlessInUse(int port) throws CommandFailure {
    try {
      return Optional.of(builder.port(port).start());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      throw CommandFailure.failure(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      if (isPortInUse(e)) {
        return Optional.empty();
      }
      throw CommandFailure.failure(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isPortInUse(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof BindException && String.valueOf(t.getMessage()).contains("in use")) {
        return true;
      }
    }
    return false;
  }
}
