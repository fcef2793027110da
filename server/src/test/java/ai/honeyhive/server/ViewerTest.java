package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewerTest extends RunningServer {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/sessions/abc", "/sessions/abc/events/def"})
  void thePageIsServedUnderItsAddresses(String path) {
    Caller.Answer page = caller.get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.text()).startsWith("<!doctype html>");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void theOnlyInlineScriptIsTheImportMapItCameWith() throws Exception {
    Caller.Answer page = caller.get("/");
    Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
        .matcher(page.text());
    assertThat(map.find()).isTrue();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
    assertThat(page.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; script-src 'self' 'sha256-"
            + Base64.getEncoder().encodeToString(hash)
            + "'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  }

  @Test
  void everythingThePageLoadsIsThere() {
    Matcher links = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"|: \"(/viewer/[^\"]+[^/])\"")
        .matcher(caller.get("/").text());
    int found = 0;
    while (links.find()) {
      String path = links.group(1) == null ? links.group(2) : links.group(1);
      assertThat(caller.get(path).status()).as(path).isEqualTo(200);
      found++;
    }
    assertThat(found).isGreaterThan(3);
  }

  @Test
  void filesHaveTypesAndTags() {
    Caller.Answer script = caller.get("/viewer/app.js");
    assertThat(script.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    Caller.Answer again = caller.get("/viewer/app.js", "If-None-Match", script.header("ETag"));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/viewer/none.js",
        "/viewer/",
        "/viewer",
        "/viewer/../HoneyHiveServer.class",
        "/viewer/%2e%2e/HoneyHiveServer.class",
        "/viewer/..%2fHoneyHiveServer.class",
        "/viewer/parts",
        "/viewer//app.js",
        "/favicon.ico"
      })
  void nothingElseIsServed(String path) {
    Caller.Answer answer = caller.get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().get("errorCode").asText()).isEqualTo("NOT_FOUND");
  }

  @Test
  void headIsAnsweredWithoutABody() {
    Caller.Answer answer =
        caller.send("HEAD", "/", java.net.http.HttpRequest.BodyPublishers.noBody());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEmpty();
  }
}
