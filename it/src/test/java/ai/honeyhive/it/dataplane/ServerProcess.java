package ai.honeyhive.it.dataplane;

import ai.honeyhive.it.Jvm;
import ai.honeyhive.server.HoneyHiveServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A server in a JVM of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final URI uri;

  private ServerProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  static ServerProcess start(Path storage) throws IOException {
    Process process = Jvm.command(
            List.of("-Xmx256m"),
            System.getProperty("java.class.path"),
            ServerProcess.class.getName(),
            List.of(storage.toString()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the server did not start");
    }
    return new ServerProcess(process, URI.create(line));
  }

  public static void main(String[] arguments) {
    HoneyHiveServer server =
        HoneyHiveServer.builder().port(0).storage(Path.of(arguments[0])).start();
    System.out.println(server.uri());
    System.out.flush();
  }

  URI uri() {
    return uri;
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
