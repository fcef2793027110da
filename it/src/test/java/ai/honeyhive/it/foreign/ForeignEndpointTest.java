package ai.honeyhive.it.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.Fault;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.FlushResult;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import ai.honeyhive.tracer.config.DeliveryConfigBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A tracer whose spans go to another backend that takes OTLP: it gets OTLP, and nothing of ours.
 */
@ExtendWith(HoneyHiveExtension.class)
class ForeignEndpointTest {
  private static final String KEY = "hh_0123456789abcdef";
  private static final Duration FLUSH = Duration.ofSeconds(10);

  private static DeliveryConfigBuilder to(URI endpoint) {
    return DeliveryConfig.builder().otlpEndpoint(endpoint).header("X-Tenant", "blue");
  }

  /** Traces one step, and says what became of it. */
  private static FlushResult trace(DeliveryConfigBuilder delivery) {
    try (HoneyHiveTracer tracer = HoneyHiveTracer.builder()
        .apiKey(KEY)
        .sessionName("elsewhere")
        .delivery(delivery.build())
        .build()) {
      tracer.run("step", EventType.TOOL, step -> step.input("city", "Zürich"));
      return tracer.flush(FLUSH);
    }
  }

  @Test
  void protobuf_toAnotherBackend_carriesNothingOfHoneyHive() throws Exception {
    try (RawReceiver receiver = new RawReceiver()) {
      assertThat(trace(to(receiver.uri("/otlp/v1/traces?team=a"))).delivered()).isEqualTo(1);

      RawReceiver.Received request = receiver.await();
      assertHead(request, "application/x-protobuf");
      ExportTraceServiceRequest sent = ExportTraceServiceRequest.parseFrom(request.body);
      assertThat(sent.getResourceSpans(0).getScopeSpans(0).getSpans(0).getName())
          .isEqualTo("step");
      assertThat(receiver.left()).isZero();
    }
  }

  @Test
  void json_toAnotherBackend_carriesNothingOfHoneyHive() throws Exception {
    try (RawReceiver receiver = new RawReceiver()) {
      assertThat(trace(to(receiver.uri("/otlp/v1/traces?team=a")).protocol(Protocol.OTLP_JSON))
              .delivered())
          .isEqualTo(1);

      RawReceiver.Received request = receiver.await();
      assertHead(request, "application/json");
      JsonNode sent = new ObjectMapper().readTree(request.body);
      assertThat(sent.at("/resourceSpans/0/scopeSpans/0/spans/0/name").asText()).isEqualTo("step");
      assertThat(receiver.left()).isZero();
    }
  }

  private static void assertHead(RawReceiver.Received request, String type) {
    assertThat(request.line).isEqualTo("POST /otlp/v1/traces?team=a HTTP/1.1");
    assertThat(request.headers)
        .containsEntry("content-type", type)
        .containsEntry("x-tenant", "blue");
    assertThat(request.headers.keySet())
        .doesNotContain("authorization", "x-source")
        .noneMatch(name -> name.startsWith("hh-"));
    assertThat(request.text()).doesNotContain(KEY);
  }

  @Test
  void ourServer_asAnyBackend_getsTheSpansWithTheHeadersThatWereSet(TestServer server) {
    DeliveryConfigBuilder delivery =
        to(server.uri().resolve("/v1/traces")).header("Authorization", "Bearer " + server.apiKey());

    assertThat(trace(delivery).delivered()).isEqualTo(1);

    Event event = server.awaitEvent("step");
    assertThat(event.inputs()).containsEntry("city", "Zürich");
    assertThat(server.faults().received("/session/start")).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void busyBackend_asOtlpDefinesIt_isAskedAgain(int status, TestServer server) {
    server.faults().traces(1, Fault.answer(status));

    assertThat(trace(withKey(server)).delivered()).isEqualTo(1);
    assertThat(server.awaitEvents(1)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500})
  @AllowLogs(matching = "HH2")
  void busyBackend_asOnlyHoneyHiveDefinesIt_isNotAskedAgain(int status, TestServer server) {
    server.faults().traces(1, Fault.answer(status));

    FlushResult flushed = trace(withKey(server));

    assertThat(flushed.delivered()).isZero();
    assertThat(flushed.rejected()).isEqualTo(1);
    assertThat(server.faults().received("/v1/traces")).isEqualTo(1);
  }

  private static DeliveryConfigBuilder withKey(TestServer server) {
    return to(server.uri().resolve("/v1/traces"))
        .header("Authorization", "Bearer " + server.apiKey());
  }
}
