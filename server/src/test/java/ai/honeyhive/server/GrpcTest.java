package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.server.internal.sqlite.SampleSpans;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.Status.Code;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** OTLP over gRPC. */
@Timeout(60)
class GrpcTest extends RunningServer {
  private final SampleSpans spans = new SampleSpans(5, 1);
  private final Faults faults = new Faults();
  private GrpcCaller grpc;

  @BeforeEach
  void startGrpc() {
    startGrpc(builder -> builder);
  }

  private void startGrpc(java.util.function.UnaryOperator<HoneyHiveServer.Builder> configure) {
    stopGrpc();
    start(builder -> configure.apply(builder.grpcPort(0).faults(faults)));
    grpc = new GrpcCaller(server.grpcUri().orElseThrow());
  }

  @AfterEach
  void stopGrpc() {
    if (grpc != null) {
      grpc.close();
    }
  }

  @Test
  void grpc_spans_areStoredAsOverHttp() {
    byte[] request = spans.request(10);
    assertThat(grpc.export(request).code()).isEqualTo(Code.OK);
    var overGrpc = caller.all();
    start(builder -> builder.storage(directory.resolve("second")));
    caller.post("/v1/traces", request, "Content-Type", "application/x-protobuf");
    assertThat(overGrpc).isEqualTo(caller.all()).hasSizeGreaterThan(10);
  }

  @Test
  void grpc_gzip_isUnpacked() {
    assertThat(grpc.exportCompressed(spans.request(10)).code()).isEqualTo(Code.OK);
    assertThat(caller.all()).hasSizeGreaterThan(10);
  }

  @Test
  void grpc_acknowledged_survivesARestart() {
    assertThat(grpc.export(spans.request(10)).code()).isEqualTo(Code.OK);
    int before = caller.all().size();
    startServer();
    assertThat(caller.all()).hasSize(before);
  }

  @Test
  void grpc_wrongSpan_isPartialSuccess() throws Exception {
    ExportTraceServiceRequest good = ExportTraceServiceRequest.parseFrom(spans.request(2));
    ScopeSpans bad =
        ScopeSpans.newBuilder().addSpans(Span.newBuilder().setName("no ids")).build();
    byte[] request = good.toBuilder()
        .addResourceSpans(ResourceSpans.newBuilder().addScopeSpans(bad))
        .build()
        .toByteArray();
    GrpcCaller.Answer answer = grpc.export(request);
    assertThat(answer.code()).isEqualTo(Code.OK);
    var partial = ExportTraceServiceResponse.parseFrom(answer.message()).getPartialSuccess();
    assertThat(partial.getRejectedSpans()).isEqualTo(1);
    assertThat(partial.getErrorMessage()).contains("trace id");
    assertThat(caller.all()).isNotEmpty();
  }

  @Test
  void grpc_noRequest_isAnInvalidArgument() {
    GrpcCaller.Answer answer = grpc.export(new byte[] {1, 2, 3});
    assertThat(answer.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(answer.status().getDescription()).contains("ExportTraceServiceRequest");
  }

  @Test
  void grpc_tooLarge_isNotToBeTriedAgain() {
    GrpcCaller.Answer plain = grpc.export(new byte[(20 << 20) + 1]);
    assertThat(plain.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(plain.details()).isNull();
    assertThat(grpc.export(new byte[(65 << 20)]).code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    GrpcCaller.Answer compressed = grpc.exportCompressed(new byte[(64 << 20) + 1]);
    assertThat(compressed.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(compressed.details()).isNull();
    assertThat(grpc.export(spans.request(1)).code()).isEqualTo(Code.OK);
  }

  @Test
  void grpc_busy_saysWhenToComeAgain() throws Exception {
    faults.traces(1, Fault.answer(503));
    GrpcCaller.Answer answer = grpc.export(spans.request(1));
    assertThat(answer.code()).isEqualTo(Code.UNAVAILABLE);
    ByteString detail = UnknownFieldSet.parseFrom(answer.details())
        .getField(3)
        .getLengthDelimitedList()
        .get(0);
    com.google.protobuf.Any info = com.google.protobuf.Any.parseFrom(detail);
    assertThat(info.getTypeUrl()).isEqualTo("type.googleapis.com/google.rpc.RetryInfo");
    ByteString delay = UnknownFieldSet.parseFrom(info.getValue())
        .getField(1)
        .getLengthDelimitedList()
        .get(0);
    assertThat(com.google.protobuf.Duration.parseFrom(delay).getSeconds()).isEqualTo(1);
    assertThat(grpc.export(spans.request(1)).code()).isEqualTo(Code.OK);
  }

  @Test
  void grpc_keys_openTheirProjects() {
    startGrpc(builder -> builder.apiKey("hh_one").apiKey("hh_two", "second"));
    byte[] request = spans.request(3);
    for (String key : new String[] {null, "hh_one", "Bearer hh_three", "Basic hh_one"}) {
      GrpcCaller.Answer answer = grpc.export(request, key);
      assertThat(answer.code()).as(key).isEqualTo(Code.UNAUTHENTICATED);
      assertThat(answer.status().getDescription()).doesNotContain("hh_");
    }
    assertThat(grpc.export(request, "Bearer hh_two").code()).isEqualTo(Code.OK);
    assertThat(count("hh_two")).isPositive();
    assertThat(count("hh_one")).isZero();
  }

  private int count(String key) {
    return caller
        .post(
            "/v1/events/search",
            "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "Content-Type",
            "application/json",
            "Authorization",
            "Bearer " + key)
        .json()
        .get("count")
        .asInt();
  }

  @Test
  void grpc_manyCalls_areAllStored() {
    List<CompletableFuture<GrpcCaller.Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      answers.add(grpc.start(spans.request(5), null, i % 2 == 0));
    }
    for (CompletableFuture<GrpcCaller.Answer> answer : answers) {
      assertThat(answer.join().code()).isEqualTo(Code.OK);
    }
    assertThat(caller.post("/v1/events/search", "{}").json().get("count").asInt())
        .isGreaterThanOrEqualTo(1000);
  }

  @Test
  void grpc_portInUse_isSaidAndNothingStaysOpen() throws IOException {
    server.close();
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HoneyHiveServer.Builder builder = HoneyHiveServer.builder()
          .port(0)
          .storage(directory.resolve("db"))
          .grpcPort(other.getLocalPort());
      assertThatThrownBy(builder::start)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("127.0.0.1:" + other.getLocalPort());
      builder.grpcPort(0).start().close();
    }
  }

  @Test
  void grpc_notAskedFor_isOff() {
    startServer();
    assertThat(server.grpcUri()).isEmpty();
    assertThatThrownBy(() -> HoneyHiveServer.builder().grpcPort(65_536))
        .hasMessageContaining("grpcPort");
  }

  @Test
  void grpc_closed_leavesNoThread() throws InterruptedException {
    grpc.export(spans.request(1));
    server.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("honeyhive-server")) {
        thread.join(5_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }
}
