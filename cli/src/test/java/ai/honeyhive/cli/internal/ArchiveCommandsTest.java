package ai.honeyhive.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.HoneyHiveServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveCommandsTest {
  @TempDir
  private Path directory;

  private final Screen screen = new Screen();

  private int run(Object... args) {
    return CommandLines.run(
        screen.terminal(),
        java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new));
  }

  private HoneyHiveServer server(String name) {
    return HoneyHiveServer.builder()
        .port(0)
        .storage(directory.resolve(name))
        .apiKey("hh_key", "shop")
        .start();
  }

  private static void post(HoneyHiveServer server) throws IOException, InterruptedException {
    String event = """
        {"event_id": "%s", "session_id": "%s", "event_type": "tool", "inputs": {"a": "é"}}\
        """.formatted(UUID.randomUUID(), UUID.randomUUID());
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri() + "/v1/events"))
        .header("Authorization", "Bearer hh_key")
        .POST(HttpRequest.BodyPublishers.ofString(event))
        .build();
    HttpClient client = HttpClient.newHttpClient();
    assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"export.ndjson", "export.ndjson.gz"})
  void whatIsExportedCanBeImported(String name) throws Exception {
    Path first = directory.resolve(name);
    Path second = directory.resolve("again-" + name);
    try (HoneyHiveServer from = server("from");
        HoneyHiveServer to = server("to")) {
      post(from);
      post(from);
      assertThat(run("export", first, "--url", from.uri(), "--api-key=hh_key")).isZero();
      assertThat(screen.out())
          .isEqualTo("Exported 2 sessions, 2 events, 0 updates, 0 documents to " + first + ".\n");
      assertThat(run("import", first, "--url", to.uri() + "/", "--api-key=hh_key"))
          .isZero();
      assertThat(screen.out()).endsWith("Imported 2 sessions, 2 events, 0 updates, 0 documents.\n");
      assertThat(run("export", second, "--url", to.uri(), "--api-key=hh_key")).isZero();
    }
    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    assertThat(Files.readAllBytes(first)[0] == '{').isEqualTo(!name.endsWith(".gz"));
    assertThat(screen.err()).isEmpty();
    try (var files = Files.list(directory)) {
      assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
    }
  }

  @Test
  void saysWhatIsWrongWithTheFile() throws IOException {
    Path file = directory.resolve("file");
    Files.write(file, List.of("{\"kind\":\"export\",\"version\":1}", "no json"));
    try (HoneyHiveServer to = server("to")) {
      assertThat(run("import", file, "--url", to.uri(), "--api-key=hh_key"))
          .isEqualTo(ExitCode.FAILURE);
      assertThat(screen.err()).contains("1 lines were refused", "line 2", "not valid JSON");
      Files.writeString(file, "{\"kind\":\"export\",\"version\":1}");
      assertThat(run("import", file, "--url", to.uri(), "--api-key=hh_key"))
          .isEqualTo(ExitCode.FAILURE);
      assertThat(screen.err()).contains("only a part");
    }
    assertThat(run("import", directory.resolve("nothing"))).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void saysWhatIsWrongWithTheServer() {
    Path file = directory.resolve("file");
    try (HoneyHiveServer from = server("from")) {
      assertThat(run("export", file, "--url", from.uri(), "--api-key=hh_wrong"))
          .isEqualTo(ExitCode.FAILURE);
      assertThat(screen.err()).contains("HTTP 401", "--api-key KEY").doesNotContain("hh_wrong");
    }
    assertThat(run("export", file, "--url=http://127.0.0.1:1")).isEqualTo(ExitCode.FAILURE);
    assertThat(screen.err()).contains("No server answers at http://127.0.0.1:1");
    assertThat(run("export", file, "--url=nowhere")).isEqualTo(ExitCode.FAILURE);
    assertThat(screen.err()).contains("--url must be like");
    assertThat(file).doesNotExist();
  }
}
