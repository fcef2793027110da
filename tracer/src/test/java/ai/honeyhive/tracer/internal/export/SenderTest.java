package ai.honeyhive.tracer.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.FaultyBackend;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One sender for all tests: before JDK 21 the thread of an HTTP client outlives it by seconds. */
@ExtendWith(HoneyHiveExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SenderTest {
  private final List<Duration> pauses = new ArrayList<>();
  private final Deadline deadline = new Deadline();
  private FaultyBackend backend;
  private Sender sender;

  @BeforeAll
  void open() throws Exception {
    backend = new FaultyBackend();
    sender = new Sender(new Endpoint(backend.uri(), "hh_secret"), deadline, pauses::add);
  }

  @BeforeEach
  void reset() {
    backend.clear();
    pauses.clear();
    deadline.in(Duration.ofMinutes(5));
  }

  @AfterAll
  void close() {
    sender.close();
    backend.close();
  }

  private Answer post() throws InterruptedException {
    URI traces = URI.create(backend.uri() + "/opentelemetry/v1/traces");
    return sender.post(traces, "application/x-protobuf", "body".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void post_passingFault_isTriedAgainWithTheSameBytes(int status) throws Exception {
    backend.then(status, status);

    assertThat(post()).isInstanceOf(Answer.Accepted.class);

    assertThat(backend.received("/opentelemetry/v1/traces"))
        .hasSize(3)
        .allSatisfy(r -> assertThat(r.body()).asString().isEqualTo("body"));
    assertThat(pauses).hasSize(2);
    assertThat(pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofMillis(600));
    assertThat(pauses.get(1)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(1200));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413, 501})
  void post_lastingFault_isNotTriedAgain(int status) throws Exception {
    backend.then(status);

    assertThat(post()).isEqualTo(new Answer.Refused(status, ""));

    assertThat(pauses).isEmpty();
  }

  @Test
  void post_stillFailingAfterThreeRetries_isRefused() throws Exception {
    backend.then(503, 503, 503, 503);

    assertThat(post()).isEqualTo(new Answer.Refused(503, ""));

    assertThat(backend.received("/opentelemetry/v1/traces")).hasSize(4);
  }

  @Test
  void post_retryAfter_isHonoured() throws Exception {
    backend.then(exchange -> {
      exchange.getResponseHeaders().set("Retry-After", "7");
      exchange.sendResponseHeaders(429, -1);
    });

    assertThat(post()).isInstanceOf(Answer.Accepted.class);

    assertThat(pauses).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void post_pauseBeyondTheDeadline_givesUpAtOnce() throws Exception {
    backend.then(503);
    deadline.in(Duration.ofMillis(400));

    assertThat(post()).isEqualTo(new Answer.Refused(503, ""));

    assertThat(pauses).isEmpty();
  }

  @Test
  void post_hangingServer_endsAtTheDeadline() throws Exception {
    backend.then(backend.hang());
    deadline.in(Duration.ofMillis(200));

    assertThat(post()).isInstanceOf(Answer.Unreachable.class);
    backend.release();
  }

  @Test
  void post_nobodyListens_isUnreachableAfterRetries() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    URI nobody = URI.create("http://127.0.0.1:" + port + "/opentelemetry/v1/traces");
    Answer answer = sender.post(nobody, "application/x-protobuf", new byte[0]);

    assertThat(answer).isInstanceOf(Answer.Unreachable.class);
    assertThat(pauses).hasSize(RetrySchedule.RETRIES);
  }

  @Test
  void post_everyRequest_carriesKeyAndClient() throws Exception {
    post();

    var headers = backend.received("/opentelemetry/v1/traces").get(0).headers();
    assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer hh_secret");
    assertThat(headers.getFirst("hh-client-language")).isEqualTo("java");
    assertThat(headers.getFirst("hh-client-package")).isEqualTo("honeyhive-tracer");
    assertThat(headers.getFirst("hh-client-version")).isNotBlank();
    assertThat(headers.getFirst("Content-Type")).isEqualTo("application/x-protobuf");
  }

  @Test
  void toString_endpoint_hidesTheKey() {
    assertThat(new Endpoint(backend.uri(), "hh_secret").toString()).doesNotContain("hh_secret");
  }
}
