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
  private static final String SQLITE_DIRECTORY = "org.sqlite.tmpdir";

  private final HoneyHiveServer.Builder builder;
  private final TemporaryDirectory scratch;

  /**
   * Prepares a start.
   *
   * @param scratch takes what is only needed while the process runs
   */
  ServerStart(HoneyHiveServer.Builder builder, Path storage, TemporaryDirectory scratch)
      throws CommandFailure {
    try {
      Files.createDirectories(storage);
    } catch (FileAlreadyExistsException e) {
      throw CommandFailure.failure("--storage must name a directory; " + storage + " is a file.");
    } catch (IOException e) {
      throw CommandFailure.failure("Cannot create the storage directory " + storage + ": " + e);
    }
    this.builder = builder.storage(storage);
    this.scratch = scratch;
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
      return Optional.of(started(port));
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

  /**
   * SQLite's driver unpacks a library when it is first used; it would stay behind when a signal
   * ends the process. What is used later must not look for a directory that is gone.
   */
  private HoneyHiveServer started(int port) {
    boolean isSet = System.getProperty(SQLITE_DIRECTORY) != null;
    if (!isSet) {
      System.setProperty(SQLITE_DIRECTORY, scratch.path().toString());
    }
    try {
      return builder.port(port).start();
    } finally {
      if (!isSet) {
        System.clearProperty(SQLITE_DIRECTORY);
      }
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
