package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.mapping.SpanMapper;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose requests go wrong as told. */
class FaultsTest {
  private static final String TRACES = "/opentelemetry/v1/traces";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Faults faults = new Faults();

  @TempDir
  private Path directory;

  private HoneyHiveServer server;
  private Caller caller;

  @BeforeEach
  void start() {
    server = HoneyHiveServer.builder().port(0).storage(directory).faults(faults).start();
    caller = new Caller(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String json(int spans) {
    StringBuilder text = new StringBuilder("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[");
    for (int i = 1; i <= spans; i++) {
      text.append(i == 1 ? "" : ",")
          .append("{\"traceId\":\"" + TRACE + "\",\"spanId\":\"" + id(i) + "\",\"name\":\"n\"}");
    }
    return text.append("]}]}]}").toString();
  }

  private static byte[] protobuf(int spans) {
    ScopeSpans.Builder scope = ScopeSpans.newBuilder();
    for (int i = 1; i <= spans; i++) {
      scope.addSpans(Span.newBuilder()
          .setTraceId(ByteString.copyFrom(HexFormat.of().parseHex(TRACE)))
          .setSpanId(ByteString.copyFrom(HexFormat.of().parseHex(id(i))))
          .setName("n"));
    }
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    request.addResourceSpansBuilder().addScopeSpans(scope);
    return request.build().toByteArray();
  }

  private static String id(int number) {
    return "%016x".formatted(number);
  }

  private Caller.Answer send(int spans) {
    return caller.post(TRACES, json(spans));
  }

  private int stored() {
    int count = 0;
    for (JsonNode event : caller.all()) {
      count += event.path("event_type").asText().equals("session") ? 0 : 1;
    }
    return count;
  }

  @Test
  void answer_soManyTimes_thenTheServersOwn() {
    faults.traces(2, Fault.answer(503).header("Retry-After", "7"));

    Caller.Answer first = send(1);

    assertThat(first.status()).isEqualTo(503);
    assertThat(first.header("Retry-After")).isEqualTo("7");
    assertThat(send(1).status()).isEqualTo(503);
    assertThat(stored()).isZero();
    assertThat(send(1).status()).isEqualTo(200);
    assertThat(stored()).isEqualTo(1);
    assertThat(faults.received(TRACES)).isEqualTo(3);
  }

  @Test
  void answer_several_inTheirOrderAndForTheirPath() {
    faults
        .traces(1, Fault.answer(500))
        .traces(1, Fault.answer(400))
        .path("/session/start", Faults.ALWAYS, Fault.answer(403));

    assertThat(send(1).status()).isEqualTo(500);
    assertThat(caller.post("/v1/traces", json(1)).status()).isEqualTo(400);
    assertThat(send(1).status()).isEqualTo(200);
    assertThat(caller.post("/session/start", "{}").status()).isEqualTo(403);
    assertThat(caller.post("/session/start", "{}").status()).isEqualTo(403);
    assertThat(caller.get("/healthz").status()).isEqualTo(200);
  }

  @Test
  void answer_largeBody_isReadBefore() {
    faults.traces(Faults.ALWAYS, Fault.answer(413));

    assertThat(send(20_000).status()).isEqualTo(413);
  }

  @Test
  void answer_largerThan_leavesSmallBodiesAlone() {
    faults.traces(Faults.ALWAYS, Fault.answer(413).largerThan(json(1).length()));

    assertThat(send(2).status()).isEqualTo(413);
    assertThat(send(1).status()).isEqualTo(200);
    assertThat(send(2).status()).isEqualTo(413);
  }

  @Test
  void rejecting_protobuf_storesTheOthers() throws Exception {
    faults.traces(1, Fault.rejecting(2).status(202));

    HttpResponse<byte[]> answer = HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.uri() + TRACES))
                .header("Content-Type", "application/x-protobuf")
                .POST(HttpRequest.BodyPublishers.ofByteArray(protobuf(5)))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(ExportTraceServiceResponse.parseFrom(answer.body())
            .getPartialSuccess()
            .getRejectedSpans())
        .isEqualTo(2);
    assertThat(stored()).isEqualTo(3);
    assertThat(caller.event(SpanMapper.eventId(TRACE, id(3))).isMissingNode()).isFalse();
  }

  @Test
  void rejecting_gzippedJson_storesTheOthers() {
    faults.traces(1, Fault.rejecting(1));

    Caller.Answer answer = caller.post(
        TRACES,
        Caller.gzip(json(3).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        "Content-Type",
        "application/json",
        "Content-Encoding",
        "gzip");

    assertThat(answer.json().path("partialSuccess").path("rejectedSpans").asText())
        .isEqualTo("1");
    assertThat(stored()).isEqualTo(2);
  }

  @Timeout(30)
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void late_untilItIsCleared_storesAtOnceAndAnswersThen(boolean byClosing) throws Exception {
    faults.traces(1, Fault.late(LONG));
    CompletableFuture<Caller.Answer> answer = CompletableFuture.supplyAsync(() -> send(1));
    while (stored() == 0) {
      Thread.onSpinWait();
    }

    assertThat(answer).isNotDone();
    if (byClosing) {
      server.close();
    } else {
      faults.clear();
    }

    assertThat(answer.get().status()).isEqualTo(200);
  }

  @Test
  void after_aTime_thenTheFault() {
    faults.traces(1, Fault.answer(429).after(Duration.ofMillis(20)));
    long start = System.nanoTime();

    assertThat(send(1).status()).isEqualTo(429);

    assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(20).toNanos());
  }

  @Test
  void script_withWrongValues_saysSo() {
    assertThatThrownBy(() -> Fault.answer(99)).hasMessageContaining("99");
    assertThatThrownBy(() -> Fault.rejecting(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> faults.traces(0, Fault.answer(500))).hasMessageContaining("0");
  }
}
