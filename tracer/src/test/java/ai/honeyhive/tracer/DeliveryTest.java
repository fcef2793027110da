package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.GlobalRegistration;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a tracer says became of its spans, against what the backend saw. */
@ExtendWith(HoneyHiveExtension.class)
class DeliveryTest {
  private static final String TRACES = "/opentelemetry/v1/traces";
  private static final Duration LONG = Duration.ofSeconds(20);

  private FaultyBackend backend;
  private HoneyHiveTracer tracer;

  @BeforeEach
  void open() throws Exception {
    backend = new FaultyBackend();
    tracer = HoneyHiveTracer.builder()
        .apiKey("hh_secret")
        .serverUrl(backend.uri())
        .global(GlobalRegistration.NEVER)
        .build();
  }

  @AfterEach
  void close() {
    backend.close();
    tracer.close(Duration.ZERO);
  }

  private void spans(int count) {
    for (int i = 0; i < count; i++) {
      tracer.run("step", span -> {});
    }
  }

  private static String counts(FlushResult result) {
    return result.delivered() + " " + result.rejected() + " " + result.dropped() + " "
        + result.pending();
  }

  @Test
  void flush_healthyBackend_deliversAll() {
    spans(3);

    FlushResult result = tracer.flush(LONG);

    assertThat(counts(result)).isEqualTo("3 0 0 0");
    assertThat(result.isComplete()).isTrue();
  }

  @Test
  void flush_sessionStart_goesBeforeTheSpans() throws Exception {
    spans(1);
    tracer.flush(LONG);

    String body = new String(
        backend.received("/session/start").get(0).body(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(body)
        .contains("\"session_id\":\"" + tracer.sessionId() + "\"")
        .contains("\"session_name\":\"DeliveryTest\"")
        .contains("\"source\":\"dev\"");
    assertThat(backend.received("/session/start")).hasSize(1);
  }

  @Test
  void flush_moreThanABatch_needsNoLingering() throws Exception {
    spans(1500);

    assertThat(counts(tracer.flush(LONG))).isEqualTo("1500 0 0 0");

    int arrived = 0;
    for (FaultyBackend.Received request : backend.received(TRACES)) {
      arrived += ExportTraceServiceRequest.parseFrom(request.body())
          .getResourceSpans(0)
          .getScopeSpans(0)
          .getSpansCount();
    }
    assertThat(arrived).isEqualTo(1500);
  }

  @Test
  @AllowLogs(matching = "HH201.*HTTP 401")
  void flush_refusedKey_countsRejectedAndSaysSo() {
    backend.then(401);
    spans(2);

    FlushResult result = tracer.flush(LONG);

    assertThat(counts(result)).isEqualTo("0 2 0 0");
    assertThat(result.isComplete()).isFalse();
  }

  @Test
  @AllowLogs(matching = "HH204.*did not take 2 of 3 spans: bad ids")
  void flush_partialSuccess_countsBoth() {
    byte[] body = ExportTraceServiceResponse.newBuilder()
        .setPartialSuccess(
            ExportTracePartialSuccess.newBuilder().setRejectedSpans(2).setErrorMessage("bad ids"))
        .build()
        .toByteArray();
    backend.then(exchange -> {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    });
    spans(3);

    assertThat(counts(tracer.flush(LONG))).isEqualTo("1 2 0 0");
  }

  @Test
  void flush_tooLarge_splitsUntilItFits() {
    backend.then(413, 413);
    spans(4);

    assertThat(counts(tracer.flush(LONG))).isEqualTo("4 0 0 0");

    assertThat(backend.received(TRACES)).hasSizeGreaterThan(3);
  }

  @Test
  @AllowLogs(matching = "HH201.*HTTP 413")
  void flush_singleSpanTooLarge_isRejected() {
    backend.then(413);
    spans(1);

    assertThat(counts(tracer.flush(LONG))).isEqualTo("0 1 0 0");
  }

  @Test
  void flush_moreThanARequestMayHold_isSplitBeforeItIsSent() throws Exception {
    String large = "x".repeat(1024 * 1024);
    for (int i = 0; i < 6; i++) {
      tracer.run("large", span -> span.input("text", large));
    }

    assertThat(counts(tracer.flush(LONG))).isEqualTo("6 0 0 0");

    assertThat(backend.received(TRACES))
        .allSatisfy(request -> assertThat(request.body().length).isLessThan(4 * 1024 * 1024 + 1));
  }

  @Test
  @AllowLogs(matching = "HH20[25]")
  void close_hangingBackend_countsTheSpansAsGivenUp() {
    backend.then(backend.hang());
    spans(5);

    FlushResult result = tracer.close(Duration.ofMillis(300));

    assertThat(result.pending()).isZero();
    assertThat(result.unconfirmed() + result.dropped()).isEqualTo(5);
  }

  @Test
  void close_twice_tellsTheSame() {
    spans(2);

    assertThat(counts(tracer.close(LONG))).isEqualTo("2 0 0 0");
    assertThat(counts(tracer.close(LONG))).isEqualTo("2 0 0 0");
  }

  @Test
  void close_withoutSpans_sendsNothing() {
    tracer.close(LONG);

    assertThat(backend.received("/session/start")).isEmpty();
    assertThat(backend.received(TRACES)).isEmpty();
  }

  @Test
  void close_liveSpan_endsAsNothing() {
    TracedSpan span = tracer.startSpan("late");
    tracer.close(LONG);
    span.close();

    FlushResult result = tracer.flush(LONG);
    assertThat(result.delivered() + result.pending()).isZero();
  }

  @Test
  void trace_afterClose_runsTheCodeOnce() {
    tracer.close(LONG);
    int[] calls = {0};

    String result = tracer.trace("late", span -> "r" + ++calls[0]);

    assertThat(result).isEqualTo("r1");
    assertThat(backend.received(TRACES)).isEmpty();
  }
}
