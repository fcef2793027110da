package ai.honeyhive.server;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test a server on a free port and an empty directory. */
public abstract class RunningServer {
  @TempDir
  protected Path directory;

  protected HoneyHiveServer server;
  protected Caller caller;

  @BeforeEach
  void startServer() {
    start(builder -> builder);
  }

  protected final void start(UnaryOperator<HoneyHiveServer.Builder> configure) {
    stopServer();
    server = configure
        .apply(HoneyHiveServer.builder().port(0).storage(directory.resolve("db")))
        .start();
    caller = new Caller(server);
  }

  @AfterEach
  void stopServer() {
    if (server != null) {
      server.close();
    }
  }
}
