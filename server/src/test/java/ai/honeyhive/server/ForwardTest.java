package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.server.internal.forward.Forwarder;
import ai.honeyhive.server.internal.sqlite.SampleSpans;
import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was stored is sent on to another backend, which here is a second server, or gRPC's. */
@Timeout(60)
class ForwardTest extends RunningServer {
  private static final String[] PROTOBUF = {"Content-Type", "application/x-protobuf"};

  private final Faults faults = new Faults();
  private final SampleSpans spans = new SampleSpans(7, 1);
  private HoneyHiveServer second;
  private GrpcBackend grpc;

  @BeforeEach
  void startBackends() throws Exception {
    second = HoneyHiveServer.builder()
        .port(0)
        .storage(directory.resolve("second"))
        .faults(faults)
        .start();
    grpc = GrpcBackend.start();
  }

  @AfterEach
  void stopBackends() {
    faults.clear();
    server.close();
    second.close();
    grpc.close();
  }

  private void forwardTo(URI backend) {
    start(builder -> builder.forward(backend));
  }

  private JsonNode awaitCounts(Predicate<JsonNode> condition) {
    JsonNode counts = caller.get("/healthz/forward").json();
    while (!condition.test(counts)) {
      Thread.onSpinWait();
      counts = caller.get("/healthz/forward").json();
    }
    return counts;
  }

  private void awaitForwarded(int requests) {
    awaitCounts(counts -> counts.get("forwarded").asInt() == requests);
  }

  private static Predicate<JsonNode> count(String name, int value) {
    return counts -> counts.get(name).asInt() == value;
  }

  @Test
  void forward_http_arrivesAsItCame() {
    forwardTo(second.uri());
    caller.post("/v1/traces", spans.request(20), PROTOBUF);
    caller.post("/opentelemetry/v1/traces", spans.request(5), PROTOBUF);
    awaitForwarded(2);
    assertThat(new Caller(second).all()).isEqualTo(caller.all()).hasSizeGreaterThan(25);
  }

  @Test
  void forward_grpc_arrivesAsItCame() {
    forwardTo(grpc.uri());
    byte[] request = spans.request(20);
    caller.post("/v1/traces", request, PROTOBUF);
    assertThat(grpc.await()).isEqualTo(request);
    awaitForwarded(1);
  }

  @Test
  void forward_gzip_isUnpacked() {
    forwardTo(grpc.uri());
    byte[] request = spans.request(20);
    caller.post(
        "/v1/traces",
        Caller.gzip(request),
        "Content-Type",
        "application/x-protobuf",
        "Content-Encoding",
        "gzip");
    assertThat(grpc.await()).isEqualTo(request);
  }

  @Test
  void forward_json_becomesProtobufWithAllThatOtlpDefines() throws Exception {
    forwardTo(grpc.uri());
    caller.post("/v1/traces", """
        {"resourceSpans": [{"resource": {"attributes": [
            {"key": "service.name", "value": {"stringValue": "bot"}}]},
          "schemaUrl": "https://example.com/1",
          "scopeSpans": [{"scope": {"name": "s", "version": "1"}, "spans": [
            {"traceId": "4BF92f3577b34da6a3ce929d0e0e4736", "spanId": "00f067aa0ba902b7",
             "parentSpanId": null, "traceState": "a=b", "flags": 257, "kind": "SPAN_KIND_CLIENT",
             "name": "n", "startTimeUnixNano": "1760000000000000000", "endTimeUnixNano": 1760000000250000000,
             "status": {"code": 2, "message": "m"}, "droppedAttributesCount": 3, "unknown": {},
             "links": [{"traceId": "4bf92f3577b34da6a3ce929d0e0e4736", "spanId": "1111111111111111"}],
             "events": [{"name": "e", "timeUnixNano": "1"}],
             "attributes": [
               {"key": "a", "value": {"arrayValue": {"values": [{"intValue": "7"}, {"boolValue": true}]}}},
               {"key": "d", "value": {"doubleValue": "NaN"}},
               {"key": "b", "value": {"bytesValue": "Yg=="}},
               {"key": "m", "value": {"kvlistValue": {"values": [{"key": "k", "value": {}}]}}}]},
            {"traceId": "bad", "spanId": "00f067aa0ba902b8", "name": "refused"}]}]}]}""");
    ExportTraceServiceRequest sent = ExportTraceServiceRequest.parseFrom(grpc.await());
    assertThat(sent.getResourceSpans(0).getSchemaUrl()).isEqualTo("https://example.com/1");
    assertThat(
            sent.getResourceSpans(0).getResource().getAttributes(0).getValue().getStringValue())
        .isEqualTo("bot");
    assertThat(sent.getResourceSpans(0).getScopeSpans(0).getSpansList()).hasSize(1);
    Span span = sent.getResourceSpans(0).getScopeSpans(0).getSpans(0);
    assertThat(HexFormat.of().formatHex(span.getTraceId().toByteArray()))
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(span.getParentSpanId().isEmpty()).isTrue();
    assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
    assertThat(span.getTraceState()).isEqualTo("a=b");
    assertThat(span.getFlags()).isEqualTo(257);
    assertThat(span.getEndTimeUnixNano()).isEqualTo(1_760_000_000_250_000_000L);
    assertThat(span.getStatus().getCodeValue()).isEqualTo(2);
    assertThat(span.getDroppedAttributesCount()).isEqualTo(3);
    assertThat(span.getLinks(0).getSpanId().size()).isEqualTo(8);
    assertThat(span.getEvents(0).getName()).isEqualTo("e");
    assertThat(span.getAttributes(0).getValue().getArrayValue().getValues(0).getIntValue())
        .isEqualTo(7);
    assertThat(span.getAttributes(1).getValue().getDoubleValue()).isNaN();
    assertThat(span.getAttributes(2).getValue().getBytesValue().toStringUtf8()).isEqualTo("b");
    assertThat(span.getAttributes(3).getValue().getKvlistValue().getValuesCount())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void forward_busyHttpBackend_isTriedAgain(int status) {
    faults.traces(1, Fault.answer(status));
    try (Logs logs = new Logs(Forwarder.class)) {
      forwardTo(second.uri());
      caller.post("/v1/traces", spans.request(3), PROTOBUF);
      awaitForwarded(1);
      assertThat(logs.levels()).containsExactly(Level.WARNING);
    }
    assertThat(new Caller(second).all()).isEqualTo(caller.all());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 500})
  void forward_refusingHttpBackend_isNotAskedAgain(int status) {
    faults.traces(1, Fault.answer(status));
    try (Logs logs = new Logs(Forwarder.class)) {
      forwardTo(second.uri());
      caller.post("/v1/traces", spans.request(3), PROTOBUF);
      caller.post("/v1/traces", spans.request(3), PROTOBUF);
      awaitForwarded(1);
      assertThat(awaitCounts(count("lost", 1)).get("pending").asInt()).isZero();
      assertThat(logs.levels()).containsExactly(Level.WARNING);
      assertThat(logs.messages().get(0)).contains("stored here", "HTTP " + status);
    }
  }

  @Test
  void forward_refusedSpans_areNotSentWhenNoneIsLeft() {
    forwardTo(grpc.uri());
    caller.post("/v1/traces", """
        {"resourceSpans": [{"scopeSpans": [{"spans": [{"traceId": "bad", "name": "x"}]}]}]}""");
    assertThat(caller.get("/healthz/forward").json().get("pending").asInt()).isZero();
  }

  @Test
  void forward_leftOutByTheBackend_isCounted() {
    faults.traces(1, Fault.rejecting(2));
    try (Logs logs = new Logs(Forwarder.class)) {
      forwardTo(second.uri());
      caller.post("/v1/traces", spans.request(3), PROTOBUF);
      assertThat(awaitCounts(count("forwarded", 1)).get("rejected_spans").asInt())
          .isEqualTo(2);
      assertThat(logs.messages().get(0)).contains("left out 2 spans", "span id must be");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNAVAILABLE", "ABORTED", "DEADLINE_EXCEEDED", "RESOURCE_EXHAUSTED:0.1"})
  void forward_busyGrpcBackend_isTriedAgain(String status) {
    grpc.fail(1, status);
    try (Logs logs = new Logs(Forwarder.class)) {
      forwardTo(grpc.uri());
      caller.post("/v1/traces", spans.request(3), PROTOBUF);
      awaitForwarded(1);
      assertThat(grpc.calls()).isEqualTo(2);
      assertThat(logs.messages().get(0)).contains("gRPC " + status.split(":")[0]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INVALID_ARGUMENT", "UNAUTHENTICATED", "RESOURCE_EXHAUSTED"})
  void forward_refusingGrpcBackend_isNotAskedAgain(String status) {
    grpc.fail(1, status);
    try (Logs logs = new Logs(Forwarder.class)) {
      forwardTo(grpc.uri());
      caller.post("/v1/traces", spans.request(3), PROTOBUF);
      awaitCounts(count("lost", 1));
      assertThat(grpc.calls()).isEqualTo(1);
      assertThat(logs.messages().get(0)).contains("gRPC " + status);
    }
  }

  @Test
  void forward_serverStops_givesWhatWaitsAMoment() {
    forwardTo(grpc.uri());
    for (int i = 0; i < 50; i++) {
      caller.post("/v1/traces", spans.request(1), PROTOBUF);
    }
    server.close();
    assertThat(grpc.calls()).isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:4317", "ftp://host", "grpc:/path"})
  void forward_toSomethingElse_isRefused(String target) {
    URI uri = URI.create(target);
    HoneyHiveServer.Builder builder = HoneyHiveServer.builder();
    assertThatThrownBy(() -> builder.forward(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("forward must be like grpc://host:4317");
  }

  @Test
  void forward_withAPassword_isRefusedWithoutRepeatingIt() {
    HoneyHiveServer.Builder builder = HoneyHiveServer.builder();
    URI uri = URI.create("http://user:secret@host");
    assertThatThrownBy(() -> builder.forward(uri))
        .hasMessage("forward must not have a user or a password");
  }

  @Test
  void forward_withoutGrpcOnTheClassPath_saysWhatToAdd() throws Exception {
    URL[] withoutGrpc = Arrays.stream(
            System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("grpc-"))
        .map(ForwardTest::url)
        .toArray(URL[]::new);
    try (URLClassLoader loader =
        new URLClassLoader(withoutGrpc, ClassLoader.getPlatformClassLoader())) {
      Class<?> server = loader.loadClass(HoneyHiveServer.class.getName());
      Object builder = server.getMethod("builder").invoke(null);
      Method forward = builder.getClass().getMethod("forward", URI.class);
      forward.invoke(builder, URI.create("http://localhost:4318"));
      assertThatThrownBy(() -> forward.invoke(builder, URI.create("grpc://localhost:4317")))
          .cause()
          .hasMessage("forward to grpc://localhost:4317 needs gRPC: add io.grpc:grpc-netty-shaded"
              + " to the class path, or forward to http://");
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
