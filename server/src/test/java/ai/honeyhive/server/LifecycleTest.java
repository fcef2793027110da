package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.server.internal.sqlite.SampleSpans;
import ai.honeyhive.server.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleTest {
  @TempDir
  Path directory;

  private HoneyHiveServer start() {
    return HoneyHiveServer.builder().port(0).storage(directory).start();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .filter(thread -> !thread.getName().startsWith("HttpClient"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Test
  void closingLeavesNoThread() {
    new Caller(java.net.URI.create("http://localhost")); // the test's own client has threads too
    Set<Thread> before = threads();
    HoneyHiveServer server = start();
    Caller caller = new Caller(server);
    caller.post(
        "/v1/traces", new SampleSpans(1, 1).request(5), "Content-Type", "application/x-protobuf");
    assertThat(caller.all()).isNotEmpty();
    server.close();
    server.close();
    Set<Thread> left = threads();
    left.removeAll(before);
    left.removeIf(thread -> !endsSoon(thread));
    assertThat(left).allMatch(thread -> !thread.isAlive());
  }

  /** Threads that were told to end may still be on their way out. */
  private static boolean endsSoon(Thread thread) {
    try {
      thread.join(5_000);
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void workerThreadsAreDaemonsWithOurName() {
    try (HoneyHiveServer server = start()) {
      new Caller(server).get("/healthz");
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().startsWith("honeyhive-server-"))
          .hasSizeGreaterThanOrEqualTo(2)
          .allMatch(Thread::isDaemon);
    }
  }

  @Test
  void eventsSurviveARestart() {
    String id = "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";
    try (HoneyHiveServer server = start()) {
      new Caller(server)
          .post(
              "/v1/events",
              "{\"event_id\": \"%s\", \"event_type\": \"tool\", \"inputs\": {}}".formatted(id));
      assertThat(server.storage()).isEqualTo(directory);
    }
    try (HoneyHiveServer server = start()) {
      assertThat(new Caller(server).event(id).get("event_type").asText()).isEqualTo("tool");
    }
  }

  @Test
  void aDirectoryBelongsToOneServer() {
    try (HoneyHiveServer first = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(first.storage().toString())
          .hasMessageContaining("in use by another server");
    }
    start().close();
  }

  @Test
  void aPortThatIsTakenIsNamedAndTheStorageReleased() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> HoneyHiveServer.builder()
              .port(taken.getLocalPort())
              .storage(directory)
              .start())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
    }
    start().close();
  }

  @Test
  void aDatabaseThatIsNoDatabaseIsAClearError() throws IOException {
    Files.writeString(directory.resolve("honeyhive.db"), "this is not a database, ".repeat(500));
    assertThatThrownBy(this::start)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("honeyhive.db")
        .hasMessageContaining("not a database");
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsAClearError() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> HoneyHiveServer.builder().port(0).storage(file).start())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void severalServersLiveSideBySide() throws ExecutionException, InterruptedException {
    try (HoneyHiveServer one = start();
        HoneyHiveServer two =
            HoneyHiveServer.builder().port(0).storage(directory.resolve("two")).start()) {
      new Caller(one).post("/v1/events", "{\"event_type\": \"tool\", \"inputs\": {}}");
      assertThat(new Caller(one).all()).hasSize(2);
      assertThat(new Caller(two).all()).isEmpty();
    }
  }
}
