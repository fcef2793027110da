package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoneyHiveServerTest {
  @TempDir
  Path directory;

  @Test
  void answersHealthChecks() throws Exception {
    try (HoneyHiveServer server =
        HoneyHiveServer.builder().port(0).storage(directory).start()) {
      HttpResponse<String> response = HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(server.uri().resolve("/healthz")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
    }
  }

  @Test
  void anAddressOthersCanReachNeedsAKey() {
    HoneyHiveServer.Builder builder =
        HoneyHiveServer.builder().host("0.0.0.0").port(0).storage(directory);
    assertThatThrownBy(builder::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0.0.0");
  }
}
