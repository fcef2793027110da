package ai.honeyhive.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.HoneyHiveServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandTest {
  private final Screen screen = new Screen();

  @TempDir
  private Path directory;

  private int run(String... args) {
    return CommandLines.run(screen.terminal(), args);
  }

  @Test
  void servesUntilItIsInterrupted() throws Exception {
    String storage = directory.resolve("traces").toString();
    FutureTask<Integer> command = new FutureTask<>(() ->
        run("server", "--port", "0", "--storage", storage, "--forward", "grpc://127.0.0.1:4317"));
    Thread thread = new Thread(command, "server-command");
    thread.start();
    screen.awaitOut("Ctrl-C");

    assertThat(screen.out())
        .contains("Storage   " + storage, "HH_API_KEY=any")
        .contains("Forward   grpc://127.0.0.1:4317");
    assertThat(status(address(), null)).isEqualTo(200);

    thread.interrupt();
    assertThat(command.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
    assertThat(screen.out()).endsWith("Stopped.\n");
    assertThat(screen.err()).isEmpty();
  }

  @Test
  void asksForTheKeysItWasGiven() throws Exception {
    FutureTask<Integer> command = new FutureTask<>(() ->
        run("server", "--port=0", "--storage=" + directory, "--api-key=one", "--api-key=two"));
    Thread thread = new Thread(command, "server-command");
    thread.start();
    screen.awaitOut("Ctrl-C");

    assertThat(screen.out()).contains("API key   required").doesNotContain("one\n", "two");
    assertThat(status(address(), null)).isEqualTo(401);
    assertThat(status(address(), "two")).isEqualTo(200);

    thread.interrupt();
    assertThat(command.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
  }

  @Test
  void takesGrpcKeysOfProjectsAndRetention() throws Exception {
    FutureTask<Integer> command = new FutureTask<>(() -> run(
        "server",
        "--port=0",
        "--grpc-port=0",
        "--storage=" + directory,
        "--api-key=one=shop",
        "--api-key=padded==",
        "--retain-days=30",
        "--max-size=1 GB"));
    Thread thread = new Thread(command, "server-command");
    thread.start();
    screen.awaitOut("Ctrl-C");

    assertThat(screen.out()).containsPattern("gRPC      grpc://127.0.0.1:\\d+\n");
    assertThat(status(address(), "one")).isEqualTo(200);
    assertThat(status(address(), "padded==")).isEqualTo(200);
    assertThat(status(address(), "one=shop")).isEqualTo(401);

    thread.interrupt();
    assertThat(command.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
  }

  @Test
  void refusesOptionsThatCannotBe() throws IOException {
    String storage = "--storage=" + directory;
    assertThat(run("server", storage, "--no-grpc", "--grpc-port=1")).isEqualTo(ExitCode.USAGE);
    assertThat(run("server", storage, "--grpc-port=70000")).isEqualTo(ExitCode.USAGE);
    assertThat(run("server", storage, "--retain-days=0")).isEqualTo(ExitCode.USAGE);
    assertThat(run("server", storage, "--max-size=much")).isEqualTo(ExitCode.USAGE);
    assertThat(run("server", storage, "--api-key=key=$server")).isEqualTo(ExitCode.USAGE);
    assertThat(screen.err()).contains("do not go together", "70000", "retainFor", "much", "dollar");
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThat(run("server", storage, "--port=0", "--grpc-port=" + port))
          .isEqualTo(ExitCode.FAILURE);
      assertThat(screen.err()).contains("Port " + port + " is in use", "--no-grpc");
    }
  }

  @Test
  void saysThatThePortIsInUseAndWhatToDo() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThat(run("server", "--port=" + port, "--storage=" + directory))
          .isEqualTo(ExitCode.FAILURE);
      assertThat(screen.err())
          .isEqualTo("honeyhive: Port " + port + " is in use. Stop what listens there, or choose"
              + " another port, for example --port " + (port + 1) + ".\n");
    }
  }

  @Test
  void doesNotListenToOtherMachinesWithoutAKey() {
    assertThat(run("server", "--host=0.0.0.0", "--port=0", "--storage=" + directory))
        .isEqualTo(ExitCode.USAGE);
    assertThat(screen.err()).contains("0.0.0.0", "--api-key");
  }

  @Test
  void refusesAHostThatDoesNotExist() {
    assertThat(run("server", "--host=no-such-host.invalid", "--storage=" + directory))
        .isEqualTo(ExitCode.USAGE);
    assertThat(screen.err()).contains("no-such-host.invalid");
  }

  @Test
  void refusesABlankKey() {
    assertThat(run("server", "--api-key= ", "--storage=" + directory)).isEqualTo(ExitCode.USAGE);
    assertThat(screen.err()).isEqualTo("honeyhive: --api-key must not be blank.\n");
  }

  @Test
  void refusesToForwardToWhatIsNoOtlpBackend() {
    assertThat(run("server", "--forward=localhost:4317", "--storage=" + directory))
        .isEqualTo(ExitCode.USAGE);
    assertThat(screen.err())
        .isEqualTo("honeyhive: --forward must be like grpc://host:4317 or http://host:4318:"
            + " localhost:4317\n");
  }

  @Test
  void refusesStorageThatIsNoDirectory() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(run("server", "--storage=" + file)).isEqualTo(ExitCode.FAILURE);
    assertThat(screen.err()).contains("--storage", file.toString(), "is a file");
    assertThat(run("server", "--storage=" + file.resolve("below"))).isEqualTo(ExitCode.FAILURE);
    assertThat(screen.err()).contains("Cannot create the storage directory");
  }

  @Test
  void refusesStorageThatAnotherServerUses() {
    try (HoneyHiveServer other =
        HoneyHiveServer.builder().port(0).storage(directory).start()) {
      assertThat(run("server", "--port=0", "--storage=" + other.storage()))
          .isEqualTo(ExitCode.FAILURE);
      assertThat(screen.err()).startsWith("honeyhive: ").contains("in use by another server");
      assertThat(screen.err().lines()).hasSize(1);
    }
  }

  @Test
  void refusesStorageThatItCannotRead() throws IOException {
    Files.writeString(directory.resolve("honeyhive.db"), "this is no database");
    assertThat(run("server", "--port=0", "--storage=" + directory)).isEqualTo(ExitCode.FAILURE);
    assertThat(screen.err()).startsWith("honeyhive: ").contains("cannot be opened");
    assertThat(screen.err().lines()).hasSize(1);
  }

  private URI address() {
    Matcher page = Pattern.compile("HH_API_URL=(\\S+)").matcher(screen.out());
    assertThat(page.find()).isTrue();
    return URI.create(page.group(1));
  }

  private static int status(URI server, String key) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/v1/events/search"))
        .POST(HttpRequest.BodyPublishers.ofString("{}"));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    HttpClient client = HttpClient.newHttpClient();
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
