package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are created, listed and deleted while the server runs; each opens one project. */
class KeyRoutesTest extends RunningServer {
  private static final String KEYS = "/v1/api_keys";

  private Caller.Answer as(String key, String method, String path, String body) {
    return caller.send(
        method,
        path,
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        "Authorization",
        "Bearer " + key);
  }

  private JsonNode create(String key, String project) {
    Caller.Answer answer =
        as(key, "POST", KEYS, "{\"project\": \"%s\", \"name\": \"ci\"}".formatted(project));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private List<String> projects(String key) {
    List<String> names = as(key, "GET", "/projects", "").json().findValuesAsText("name");
    assertThat(as(key, "GET", "/v1/projects", "").json().findValuesAsText("name"))
        .isEqualTo(names);
    return names;
  }

  @Test
  void firstKey_closesTheServerForOthers() {
    assertThat(caller.post("/v1/events/search", "{}").status()).isEqualTo(200);
    JsonNode created = create("none", "local-project");
    String key = created.get("key").asText();
    assertThat(key).startsWith("hh_").hasSizeGreaterThan(40);
    assertThat(created.get("id").asText()).matches("[0-9a-f]{24}");
    assertThat(created.get("created_at").asText()).endsWith("Z");
    assertThat(caller.post("/v1/events/search", "{}").status()).isEqualTo(401);
    assertThat(as("hh_other", "POST", "/v1/events/search", "{}").status()).isEqualTo(401);
    assertThat(as(key, "POST", "/v1/events/search", "{}").status()).isEqualTo(200);
    startServer();
    assertThat(caller.post("/v1/events/search", "{}").status()).isEqualTo(401);
    assertThat(as(key, "POST", "/v1/events/search", "{}").status()).isEqualTo(200);
    assertThat(as(key, "DELETE", KEYS + "/" + created.get("id").asText(), "").status())
        .isEqualTo(200);
    assertThat(caller.post("/v1/events/search", "{}").status()).isEqualTo(200);
  }

  @Test
  void list_hasNoSecrets() {
    start(builder -> builder.apiKey("hh_operator"));
    JsonNode created = create("hh_operator", "shop");
    Caller.Answer list = as("hh_operator", "GET", KEYS, "");
    String key = created.get("key").asText();
    assertThat(list.text())
        .doesNotContain(key, "hash", "hh_operator")
        .contains(key.substring(key.length() - 4));
    JsonNode only = list.json().get("api_keys").get(0);
    assertThat(only.get("project").asText()).isEqualTo("shop");
    assertThat(only.get("name").asText()).isEqualTo("ci");
    assertThat(only.get("id")).isEqualTo(created.get("id"));
  }

  @Test
  void key_isNowhereOnTheDisk() throws IOException {
    String key = create("none", "local-project").get("key").asText();
    server.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(content.contains(key)).as(file.toString()).isFalse();
      }
    }
  }

  @Test
  void projectKey_seesAndMakesOnlyItsOwn() {
    start(builder -> builder.apiKey("hh_operator").apiKey("hh_shop", "shop"));
    JsonNode other = create("hh_operator", "bank");
    JsonNode own = create("hh_shop", "shop");
    assertThat(as("hh_shop", "POST", KEYS, "{\"project\": \"bank\"}").status()).isEqualTo(403);
    assertThat(as("hh_shop", "POST", KEYS, "{\"project\": \"bank\"}")
            .json()
            .get("errorCode")
            .asText())
        .isEqualTo("FORBIDDEN");
    assertThat(as("hh_shop", "POST", KEYS, "{}").json().get("project").asText()).isEqualTo("shop");
    assertThat(as("hh_shop", "GET", KEYS, "").json().findValuesAsText("project"))
        .containsExactly("shop", "shop");
    String otherPath = KEYS + "/" + other.get("id").asText();
    assertThat(as("hh_shop", "DELETE", otherPath, "").status()).isEqualTo(404);
    assertThat(projects("hh_shop")).containsExactly("shop");
    assertThat(projects("hh_operator")).containsExactly("bank", "local-project", "shop");
    assertThat(as("hh_operator", "DELETE", otherPath, "").status()).isEqualTo(200);
    assertThat(as(other.get("key").asText(), "GET", "/projects", "").status()).isEqualTo(401);
    assertThat(as(own.get("key").asText(), "DELETE", KEYS + "/" + own.get("id").asText(), "")
            .status())
        .isEqualTo(200);
  }

  @Test
  void projects_withoutKeys_isTheDefaultProject() {
    JsonNode list = caller.get("/projects").json();
    assertThat(list).hasSize(1);
    assertThat(list.get(0).get("name").asText()).isEqualTo("local-project");
    assertThat(list.get(0).get("description").asText("-")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"project\": \"$server\"}",
        "{\"project\": \" \"}",
        "{\"project\": 7}",
        "{\"hash\": \"00\"}",
        "[]",
        "{\"project\": \"a\\u0000b\"}",
        "{\"project\": \"a\\ud800\"}"
      })
  void create_wrongBody_isRefused(String body) {
    assertThat(caller.post(KEYS, body).status()).isEqualTo(400);
    assertThat(caller.get(KEYS).json().get("api_keys")).isEmpty();
  }

  @Test
  void delete_unknown_isNotFound() {
    assertThat(as("none", "DELETE", KEYS + "/0123456789abcdef01234567", "").status())
        .isEqualTo(404);
    assertThat(as("none", "DELETE", KEYS + "/", "").status()).isEqualTo(404);
  }

  @Test
  void reachableServer_neverBecomesOpen() {
    String key = create("none", "local-project").get("key").asText();
    start(builder -> builder.host("0.0.0.0"));
    caller = new Caller(java.net.URI.create("http://127.0.0.1:" + server.uri().getPort()));
    String id = as(key, "GET", KEYS, "").json().at("/api_keys/0/id").asText();
    assertThat(as(key, "DELETE", KEYS + "/" + id, "").status()).isEqualTo(200);
    assertThat(as(key, "GET", "/projects", "").status()).isEqualTo(401);
    assertThat(caller.get("/projects").status()).isEqualTo(401);
  }

  @Test
  void builder_wrongProject_isRefused() {
    HoneyHiveServer.Builder builder = HoneyHiveServer.builder();
    assertThatThrownBy(() -> builder.apiKey("key", "$server"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.apiKey("key", " "))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
