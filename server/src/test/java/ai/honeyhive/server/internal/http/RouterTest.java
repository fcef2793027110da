package ai.honeyhive.server.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.server.Logs;
import ai.honeyhive.server.internal.json.Json;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
  private final Router router = new Router()
      .route("GET", "/a", request -> answer("a"))
      .route("POST", "/a", request -> answer("posted"))
      .route("GET", "/a/{id}", request -> answer("one " + request.path("id")))
      .route(
          "GET", "/a/{id}/b/{other}", request -> answer(request.path("id") + request.path("other")))
      .route("GET", "/files/{path...}", request -> answer("file " + request.path("path")));

  private static Response answer(String text) {
    return Response.of(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Request request(String method, String path) {
    return new Request(
        method,
        path,
        Map.<String, String>of()::get,
        new BodyReader(InputStream.nullInputStream(), new BodyMemory(0).share()));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /a, a",
    "HEAD, /a, a",
    "POST, /a, posted",
    "GET, /a/5, one 5",
    "GET, /a/x%2Fy, one x/y",
    "GET, /a/1+1%20, one 1+1 ",
    "GET, /a/1/b/2, 12",
    "GET, /files/x/y.js, file x/y.js",
    "GET, /files/, file "
  })
  void findsHandlers(String method, String path, String expected) throws Exception {
    assertThat(
            new String(router.handle(request(method, path)).body(), StandardCharsets.UTF_8).strip())
        .isEqualTo(expected.strip());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /b, 404",
    "GET, /a/, 200",
    "GET, /a/1/, 404",
    "GET, /files, 404",
    "GET, '', 404",
    "PUT, /a, 405",
    "DELETE, /files/x, 405",
    "GET, /a/%zz, 400"
  })
  void refusesOthers(String method, String path, int status) throws Exception {
    Response response = new ErrorBodies(router).handle(request(method, path));
    assertThat(response.status()).isEqualTo(status);
  }

  @Test
  void aKnownPathNamesItsMethods() throws Exception {
    Response response = new ErrorBodies(router).handle(request("PUT", "/a"));
    assertThat(response.headers()).containsEntry("Allow", "GET, POST");
  }

  @Test
  void whatAHandlerThrowsIsNotShown() throws Exception {
    Router broken = new Router().route("GET", "/", request -> {
      throw new IllegalStateException("secret");
    });
    try (Logs logs = new Logs(ErrorBodies.class)) {
      ErrorBodies guarded = new ErrorBodies(broken);
      for (int i = 0; i < 2; i++) {
        Response response = guarded.handle(request("GET", "/"));
        assertThat(response.status()).isEqualTo(500);
        assertThat(Json.parse(response.body()).get("errorCode").asText())
            .isEqualTo("INTERNAL_ERROR");
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("secret");
      }
      assertThat(logs.levels()).containsExactly(Level.WARNING, Level.FINE);
    }
  }

  @Test
  void aParameterThatTheRouteDoesNotHaveIsAMistake() {
    assertThatThrownBy(() -> request("GET", "/").path("id"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id");
  }

  @Test
  void queries_ofManyForms_areRead() {
    Request request = request("GET", "/a?ids[]=1&ids%5B%5D=2&ids=3%264&flag&x=a+b&=odd");
    assertThat(request.rawPath()).isEqualTo("/a");
    assertThat(request.queryAll("ids")).containsExactly("1", "2", "3&4");
    assertThat(request.query("flag")).isEmpty();
    assertThat(request.query("x")).isEqualTo("a b");
    assertThat(request.query("none")).isNull();
    assertThat(request("GET", "/a").queryAll("ids")).isEmpty();
  }

  @Test
  void queries_withABrokenEscape_areRefused() {
    assertThatThrownBy(() -> request("GET", "/a?x=%zz").query("x"))
        .isInstanceOf(HttpFailure.class)
        .hasMessageContaining("percent escape");
  }
}
