package ai.honeyhive.client.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.CallTimeoutException;
import ai.honeyhive.client.ConnectionException;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.RateLimitException;
import ai.honeyhive.client.ServerException;
import ai.honeyhive.client.UnreadableAnswerException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests and answers on a socket. */
@Timeout(30)
class RestTest {
  private static final String KEY = "hh_secret_key";
  private static final Duration LONG = Duration.ofSeconds(60);

  private final FakePauses pauses = new FakePauses();
  private Backend backend;
  private Rest rest;

  @BeforeEach
  void start() throws IOException {
    backend = new Backend();
    rest = rest(backend.uri(), LONG, 1000);
  }

  @AfterEach
  void stop() {
    rest.close();
    backend.close();
  }

  private Rest rest(URI server, Duration timeout, int answerBytes) {
    RestSettings.Times times =
        new RestSettings.Times(Duration.ofSeconds(5), timeout, timeout, LONG);
    return new Rest(new RestSettings(server, KEY, times, 3, answerBytes, null, null), pauses);
  }

  private JsonNode get() {
    return Rest.await(getAsync());
  }

  private CompletableFuture<JsonNode> getAsync() {
    return rest.send(RestRequest.get("/v1/x").query("q", "private"), json -> json);
  }

  private JsonNode post() {
    return Rest.await(rest.send(
        RestRequest.post("/v1/x").body(JsonNodeFactory.instance.objectNode().put("ä", 1)),
        json -> json));
  }

  @Test
  void get_sends_keyAndWhoWeAre() {
    backend.answers(200, "{\"a\":1}");

    assertThat(get().path("a").intValue()).isEqualTo(1);

    Backend.Received request = backend.received.get(0);
    assertThat(request.line()).isEqualTo("GET /v1/x?q=private");
    assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(request.header("hh-client-language")).isEqualTo("java");
    assertThat(request.header("hh-client-package")).isEqualTo("honeyhive-client");
    assertThat(request.header("hh-client-version")).isNotEmpty();
    assertThat(request.header("hh-client-timestamp")).matches("\\d{19}");
    assertThat(request.header("Accept-Encoding")).isEqualTo("gzip");
    assertThat(request.header("User-Agent")).startsWith("honeyhive-java/");
  }

  @Test
  void post_sends_theBodyAsUtf8() {
    backend.answers(200, "{}");

    post();

    assertThat(backend.received.get(0).body()).isEqualTo("{\"ä\":1}");
    assertThat(backend.received.get(0).header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void requests_oneAfterTheOther_shareAConnection() {
    backend.answers(200, "{}").answers(200, "{}");

    get();
    get();

    assertThat(backend.connections()).isEqualTo(1);
  }

  @Test
  void get_busyBackend_isRepeatedWithTheSameStamp() {
    backend.answers(503, "").answers(429, "").answers(200, "{\"a\":1}");

    assertThat(get().path("a").intValue()).isEqualTo(1);

    assertThat(pauses.waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(backend.received).hasSize(3);
    assertThat(
            backend.received.stream().map(r -> r.header("hh-client-timestamp")).distinct())
        .hasSize(1);
  }

  @Test
  void get_backendThatStaysBusy_failsAfterThreeRepetitions() {
    for (int i = 0; i < 4; i++) {
      backend.answers(503, "{\"message\":\"full\"}");
    }

    assertThatThrownBy(this::get)
        .isInstanceOf(ServerException.class)
        .hasMessage("GET /v1/x: 503 full");
    assertThat(backend.received).hasSize(4);
  }

  @Test
  void post_busyBackend_isNotRepeated() {
    backend.answers(503, "{}");

    assertThatThrownBy(this::post).isInstanceOf(ServerException.class);
    assertThat(backend.received).hasSize(1);
  }

  @Test
  void post_thatOnlyReads_isRepeated() {
    backend.answers(500, "").answers(200, "{}");

    Rest.await(rest.send(RestRequest.post("/v1/events/search").reading(), json -> json));

    assertThat(backend.received).hasSize(2);
  }

  @Test
  void get_refusedForGood_isNotRepeated() {
    backend.answers(400, "{}");

    assertThatThrownBy(this::get).isInstanceOf(HoneyHiveException.class);
    assertThat(backend.received).hasSize(1);
  }

  @Test
  void retryAfter_withinTheBudget_isWaited() {
    backend.answers(429, "", "Retry-After: 9").answers(200, "{}");

    get();

    assertThat(pauses.waits).containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void retryAfter_beyondTheBudget_failsAtOnceAndSaysIt() {
    backend.answers(429, "", "Retry-After: 61");

    assertThatThrownBy(this::get)
        .isInstanceOfSatisfying(
            RateLimitException.class,
            failure -> assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(61)));
    assertThat(pauses.waits).isEmpty();
  }

  @Test
  void noServer_anyRequest_isRepeatedBecauseNothingWasSent() {
    backend.close();

    assertThatThrownBy(this::post)
        .isInstanceOf(ConnectionException.class)
        .hasMessageStartingWith("POST /v1/x: no answer: ");
    assertThat(pauses.waits).hasSize(3);
  }

  @Test
  void answer_thatBreaksOff_isRepeatedForGetOnly() {
    backend
        .raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"a\":", true)
        .answers(200, "{\"a\":2}")
        .raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"a\":", true);

    assertThat(get().path("a").intValue()).isEqualTo(2);
    assertThatThrownBy(this::post).isInstanceOf(ConnectionException.class);
  }

  @Test
  void answer_thatNeverComes_isGivenUpAndItsConnectionClosed() throws InterruptedException {
    rest = rest(backend.uri(), Duration.ofMillis(200), 1000);

    assertThatThrownBy(this::post)
        .isInstanceOf(CallTimeoutException.class)
        .hasMessage("POST /v1/x: no whole answer within 200 ms");
    assertThat(backend.wasLeft()).isTrue();
  }

  @Test
  void answer_whoseBodyNeverEnds_isGivenUp() throws InterruptedException {
    rest = rest(backend.uri(), Duration.ofMillis(200), 1000);
    backend.raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"a\":", false);

    assertThatThrownBy(this::post).isInstanceOf(CallTimeoutException.class);
    assertThat(backend.wasLeft()).isTrue();
  }

  @Test
  void answer_thatIsLate_isGivenUpAndAskedForAgain() throws InterruptedException {
    rest = rest(backend.uri(), Duration.ofMillis(200), 1000);
    backend.raw("", false).answers(200, "{\"a\":3}");

    assertThat(get().path("a").intValue()).isEqualTo(3);
    assertThat(backend.wasLeft()).isTrue();
  }

  @Test
  void answer_packed_isUnpacked() throws IOException {
    backend.answers(200, Backend.gzipped("{\"a\":\"ü\"}"), "Content-Encoding: gzip");

    assertThat(get().path("a").textValue()).isEqualTo("ü");
  }

  @Test
  void answer_tooLarge_isRefused() {
    backend.answers(200, "\"" + "x".repeat(1000) + "\"");

    assertThatThrownBy(this::get)
        .isInstanceOf(UnreadableAnswerException.class)
        .hasMessageContaining("larger than 1000 bytes");
  }

  @Test
  void answer_thatUnpacksTooLarge_isRefused() throws IOException {
    backend.answers(
        200, Backend.gzipped("\"" + "x".repeat(100_000) + "\""), "Content-Encoding: gzip");

    assertThatThrownBy(this::get)
        .isInstanceOf(UnreadableAnswerException.class)
        .hasMessageContaining("larger than 1000 bytes");
  }

  @Test
  void answer_thatIsNoJson_isAFailureWithItsText() {
    backend.answers(200, "<html>");

    assertThatThrownBy(this::get)
        .isInstanceOfSatisfying(UnreadableAnswerException.class, failure -> {
          assertThat(failure.status()).isEqualTo(200);
          assertThat(failure.body()).isEqualTo("<html>");
        });
  }

  @Test
  void answer_empty_isAMissingNode() {
    backend.answers(200, "");

    assertThat(get().isMissingNode()).isTrue();
  }

  @Test
  void future_cancelled_endsTheRequest() throws InterruptedException {
    CompletableFuture<JsonNode> call = getAsync();
    assertThat(backend.cameIn()).isTrue();

    call.cancel(false);

    assertThat(backend.wasLeft()).isTrue();
    assertThatThrownBy(call::join).isInstanceOf(CancellationException.class);
  }

  @Test
  void future_thatTimesOut_endsTheRequest() throws InterruptedException {
    CompletableFuture<JsonNode> call = getAsync().orTimeout(100, TimeUnit.MILLISECONDS);

    assertThatThrownBy(call::join).hasCauseInstanceOf(java.util.concurrent.TimeoutException.class);
    assertThat(backend.wasLeft()).isTrue();
  }

  @Test
  void future_cancelledInAPause_sendsNoMore() throws InterruptedException {
    pauses.endless = true;
    backend.answers(503, "");
    CompletableFuture<JsonNode> call = getAsync();
    assertThat(pauses.awaitWait()).isTrue();

    call.cancel(true);

    assertThat(backend.received).hasSize(1);
  }

  @Test
  void close_withACallUnderWay_failsIt() throws InterruptedException {
    CompletableFuture<JsonNode> call = getAsync();
    assertThat(backend.cameIn()).isTrue();

    rest.close();

    assertThatThrownBy(call::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(ConnectionException.class)
        .hasMessage("GET /v1/x: no answer: the client was closed");
    assertThatThrownBy(this::get)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the client is closed");
  }

  @Test
  void await_interrupted_endsTheRequestAndStaysInterrupted() throws InterruptedException {
    Thread.currentThread().interrupt();

    assertThatThrownBy(this::get).isInstanceOf(CancellationException.class);

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void await_failure_hasTheStackOfTheCaller() {
    backend.answers(404, "{}");

    assertThatThrownBy(this::get)
        .satisfies(failure -> assertThat(List.of(failure.getStackTrace()))
            .anyMatch(frame -> frame.getClassName().equals(RestTest.class.getName())));
  }

  @Test
  void reader_thatFails_failsTheCall() {
    backend.answers(200, "{}");

    assertThatThrownBy(() -> Rest.await(rest.send(RestRequest.get("/v1/x"), json -> {
          throw new IllegalArgumentException("no event");
        })))
        .isInstanceOf(UnreadableAnswerException.class)
        .hasMessage("GET /v1/x: the answer cannot be read: no event");
  }
}
