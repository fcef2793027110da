package ai.honeyhive.client.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.honeyhive.client.AuthenticationException;
import ai.honeyhive.client.ConflictException;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.InvalidRequestException;
import ai.honeyhive.client.NotFoundException;
import ai.honeyhive.client.PermissionDeniedException;
import ai.honeyhive.client.RateLimitException;
import ai.honeyhive.client.ServerException;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What answers that are no success become. */
class FailuresTest {
  private static final String KEY = "hh_secret_key";

  private Backend backend;
  private Rest rest;

  @BeforeEach
  void start() throws IOException {
    backend = new Backend();
    Duration time = Duration.ofSeconds(20);
    rest = new Rest(new RestSettings(
        backend.uri(),
        KEY,
        new RestSettings.Times(time, time, time, time),
        0,
        1 << 20,
        null,
        null));
  }

  @AfterEach
  void stop() {
    rest.close();
    backend.close();
  }

  private HoneyHiveException failure() {
    return catchThrowableOfType(
        HoneyHiveException.class,
        () -> Rest.await(
            rest.send(RestRequest.get("/v1/events/{}", "7").query("q", "private"), json -> json)));
  }

  static Stream<Arguments> statuses() {
    return Stream.of(
        Arguments.of(400, InvalidRequestException.class),
        Arguments.of(413, InvalidRequestException.class),
        Arguments.of(422, InvalidRequestException.class),
        Arguments.of(401, AuthenticationException.class),
        Arguments.of(403, PermissionDeniedException.class),
        Arguments.of(404, NotFoundException.class),
        Arguments.of(409, ConflictException.class),
        Arguments.of(429, RateLimitException.class),
        Arguments.of(500, ServerException.class),
        Arguments.of(503, ServerException.class),
        Arguments.of(302, HoneyHiveException.class),
        Arguments.of(418, HoneyHiveException.class));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void status_isAnException(int status, Class<?> type) {
    backend.answers(status, "{\"message\":\"why\"}", "X-Request-Id: r-1");

    HoneyHiveException failure = failure();

    assertThat(failure).isExactlyInstanceOf(type);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.requestId()).hasValue("r-1");
    assertThat(failure.body()).isEqualTo("{\"message\":\"why\"}");
    assertThat(failure.method()).isEqualTo("GET");
    assertThat(failure.path()).isEqualTo("/v1/events/7");
    assertThat(failure).hasMessage("GET /v1/events/7: " + status + " why (request id r-1)");
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("{\"message\":\"a\",\"error\":\"b\"}", "a"),
        Arguments.of("{\"error\":{\"message\":\"a\"}}", "a"),
        Arguments.of("{\"error\":\"a\"}", "a"),
        Arguments.of("{\"message\":[\"x is wrong\",\"y, too\"]}", "[\"x is wrong\",\"y, too\"]"),
        Arguments.of("{\"other\":1}", "{\"other\":1}"),
        Arguments.of(" plain text ", "plain text"),
        Arguments.of("", "without a message"),
        Arguments.of("x".repeat(600), "x".repeat(500) + "…"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void body_holdsTheMessage_whereverItIs(String body, String message) {
    backend.answers(400, body);

    assertThat(failure()).hasMessage("GET /v1/events/7: 400 " + message);
  }

  @Test
  void body_thatQuotesTheKey_isShownWithoutIt() {
    backend.answers(401, "{\"message\":\"unknown key " + KEY + "\"}");

    HoneyHiveException failure = failure();

    assertThat(failure).hasMessage("GET /v1/events/7: 401 unknown key …");
    assertThat(failure.body()).doesNotContain(KEY);
    assertThat(failure.toString()).doesNotContain("private");
  }

  @Test
  void body_packedOrBroken_isReadAsFarAsItGoes() throws IOException {
    backend.answers(400, Backend.gzipped("{\"error\":\"a\"}"), "Content-Encoding: gzip");
    assertThat(failure()).hasMessageEndingWith(" 400 a");

    backend.answers(400, "no gzip", "Content-Encoding: gzip");
    assertThat(failure()).hasMessageEndingWith(" 400 without a message");
  }
}
