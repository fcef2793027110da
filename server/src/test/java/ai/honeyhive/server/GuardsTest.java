package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsTest extends RunningServer {
  private static final String EVENT = "/v1/events/0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";

  private String statusLine(String... headers) throws IOException {
    try (Wire wire = new Wire(server.uri())) {
      String[] head = new String[headers.length + 1];
      head[0] = "GET /healthz HTTP/1.1";
      System.arraycopy(headers, 0, head, 1, headers.length);
      return wire.head(head).readLine().strip();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:1234", "127.0.0.1:99", "[::1]:4318", "[::1]"})
  void localNamesAreServed(String host) throws IOException {
    assertThat(statusLine("Host: " + host)).isEqualTo("HTTP/1.1 200 OK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "localhost.evil.example:4318", "127.0.0.1.evil", "[::2]", ""})
  void otherNamesAreRefused(String host) throws IOException {
    assertThat(statusLine("Host: " + host)).isEqualTo("HTTP/1.1 403 Forbidden");
  }

  @Test
  void aRequestWithoutAHostIsRefused() throws IOException {
    assertThat(statusLine()).isEqualTo("HTTP/1.1 403 Forbidden");
  }

  @Test
  void pagesOfOthersAreRefused() throws IOException {
    String own = "127.0.0.1:" + server.uri().getPort();
    assertThat(statusLine("Host: " + own, "Origin: http://" + own)).endsWith("200 OK");
    assertThat(statusLine("Host: " + own, "Origin: http://evil.example")).endsWith("403 Forbidden");
    assertThat(statusLine("Host: " + own, "Origin: null")).endsWith("403 Forbidden");
    assertThat(statusLine("Host: " + own, "Origin: http://127.0.0.1:1")).endsWith("403 Forbidden");
  }

  @Test
  void aRefusalSaysWhy() {
    Caller.Answer answer = caller.get("/healthz", "Origin", "http://evil.example");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().get("errorCode").asText()).isEqualTo("FORBIDDEN");
    assertThat(answer.json().get("message").asText()).contains("another origin");
  }

  @Test
  void withoutKeysAnyKeyIsWelcome() {
    assertThat(caller.get(EVENT, "Authorization", "Bearer anything").status()).isEqualTo(404);
    assertThat(caller.get(EVENT).status()).isEqualTo(404);
  }

  @Test
  void withKeysEveryDataRouteNeedsOne() {
    start(builder -> builder.apiKey("hh_one").apiKey("hh_two"));
    String[] posts = {
      "/v1/traces",
      "/opentelemetry/v1/traces",
      "/events",
      "/v1/events",
      "/v1/events/search",
      "/session/start",
      "/v1/sessions"
    };
    for (String path : posts) {
      assertThat(caller.post(path, "{}").status()).as(path).isEqualTo(401);
    }
    String id = "/0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";
    assertThat(caller.get("/v1/events" + id).status()).isEqualTo(401);
    assertThat(caller.put("/v1/events" + id, "{}").status()).isEqualTo(401);
    assertThat(caller.put("/events", "{}").status()).isEqualTo(401);
    assertThat(caller.get("/v1/sessions" + id).status()).isEqualTo(401);
    for (String key : new String[] {"Bearer hh_one", "bearer hh_two"}) {
      assertThat(caller.get("/v1/events" + id, "Authorization", key).status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer hh_other", "Basic hh_one", "hh_one", "Bearer "})
  void otherKeysAreRefused(String authorization) {
    start(builder -> builder.apiKey("hh_one"));
    Caller.Answer answer = caller.get(EVENT, "Authorization", authorization);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.json().get("success").asBoolean(true)).isFalse();
    assertThat(answer.json().get("statusCode").asInt()).isEqualTo(401);
    assertThat(answer.json().get("errorCode").asText()).isEqualTo("UNAUTHORIZED");
    assertThat(answer.text()).doesNotContain("hh_o");
  }

  @Test
  void healthAndThePageStayOpen() {
    start(builder -> builder.apiKey("hh_one"));
    assertThat(caller.get("/healthz").status()).isEqualTo(200);
    assertThat(caller.get("/").status()).isEqualTo(200);
  }

  @Test
  void anAddressOthersCanReachNeedsAKey() throws IOException {
    HoneyHiveServer.Builder open =
        HoneyHiveServer.builder().host("0.0.0.0").port(0).storage(directory.resolve("other"));
    assertThatThrownBy(open::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0.0.0")
        .hasMessageContaining("apiKey");
    try (HoneyHiveServer reachable = open.apiKey("hh_one").start();
        Wire wire =
            new Wire(java.net.URI.create("http://127.0.0.1:" + reachable.uri().getPort()))) {
      assertThat(wire.head("GET /healthz HTTP/1.1", "Host: my-laptop.local").readLine())
          .contains("200 OK");
    }
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    HoneyHiveServer.Builder builder = HoneyHiveServer.builder();
    assertThatThrownBy(() -> builder.port(65_536)).hasMessageContaining("65536");
    assertThatThrownBy(() -> builder.port(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> builder.apiKey(" ")).hasMessageContaining("blank");
    assertThatThrownBy(
            () -> HoneyHiveServer.builder().host("no.such.host.invalid").start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such.host.invalid");
  }
}
