package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.server.internal.sqlite.SampleSpans;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpTest extends RunningServer {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final String[] PROTOBUF = {"Content-Type", "application/x-protobuf"};

  private JsonNode stored() {
    return caller.event(SpanMapper.eventId(TRACE, SPAN));
  }

  private Caller.Answer json(String spanFields) {
    return caller.post("/v1/traces", """
        {"resourceSpans": [{"scopeSpans": [{"scope": {"name": "s", "version": "1"},
          "spans": [{"traceId": "%s", "spanId": "%s", "name": "n", %s}]}]}]}""".formatted(TRACE, SPAN, spanFields));
  }

  private static Span.Builder span() {
    return Span.newBuilder()
        .setTraceId(ByteString.copyFrom(HexFormat.of().parseHex(TRACE)))
        .setSpanId(ByteString.copyFrom(HexFormat.of().parseHex(SPAN)))
        .setName("n")
        .setStartTimeUnixNano(1_760_000_000_000_000_000L)
        .setEndTimeUnixNano(1_760_000_000_250_000_000L);
  }

  private static ExportTraceServiceRequest.Builder request(Span.Builder... spans) {
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    for (Span.Builder span : spans) {
      request.addResourceSpansBuilder().addScopeSpansBuilder().addSpans(span);
    }
    return request;
  }

  private static KeyValue attribute(String key, AnyValue.Builder value) {
    return KeyValue.newBuilder().setKey(key).setValue(value).build();
  }

  private static AnyValue.Builder any() {
    return AnyValue.newBuilder();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/traces", "/opentelemetry/v1/traces"})
  void protobufIsAnsweredInProtobuf(String path) {
    Caller.Answer answer = caller.post(path, request(span()).build().toByteArray(), PROTOBUF);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/x-protobuf");
    assertThat(answer.text()).isEmpty();
    assertThat(stored().get("start_time").asLong()).isEqualTo(1_760_000_000_000L);
    assertThat(stored().get("duration").asDouble()).isEqualTo(250);
  }

  @Test
  void protobufValuesKeepTheirTypes() {
    Span.Builder span = span()
        .addAttributes(attribute("text", any().setStringValue("t")))
        .addAttributes(attribute("long", any().setIntValue(Long.MAX_VALUE)))
        .addAttributes(attribute("double", any().setDoubleValue(2.5)))
        .addAttributes(attribute("nan", any().setDoubleValue(Double.NaN)))
        .addAttributes(attribute("bool", any().setBoolValue(true)))
        .addAttributes(attribute("bytes", any().setBytesValue(ByteString.copyFromUtf8("b"))))
        .addAttributes(attribute("none", any()))
        .addAttributes(attribute(
            "list",
            any()
                .setArrayValue(ArrayValue.newBuilder()
                    .addValues(any().setIntValue(1))
                    .addValues(any().setStringValue("x")))))
        .addAttributes(attribute(
            "map",
            any()
                .setKvlistValue(KeyValueList.newBuilder()
                    .addValues(attribute("k", any().setBoolValue(false))))));
    span.setStatus(
        Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR).setMessage("m"));
    span.addEventsBuilder().setName("e").addAttributes(attribute("a", any().setIntValue(1)));
    caller.post("/v1/traces", request(span).build().toByteArray(), PROTOBUF);
    JsonNode metadata = stored().get("metadata");
    assertThat(metadata.get("text").asText()).isEqualTo("t");
    assertThat(metadata.get("long").longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(metadata.get("double").doubleValue()).isEqualTo(2.5);
    assertThat(metadata.get("nan").textValue()).isEqualTo("NaN");
    assertThat(metadata.get("bool").booleanValue()).isTrue();
    assertThat(metadata.get("bytes").textValue()).isEqualTo("Yg==");
    assertThat(metadata.get("none").isNull()).isTrue();
    assertThat(metadata.get("list")).hasToString("[1,\"x\"]");
    assertThat(metadata.get("map")).hasToString("{\"k\":false}");
    assertThat(stored().get("error").asText()).isEqualTo("m");
  }

  @Test
  void jsonValuesKeepTheirTypes() {
    Caller.Answer answer = json("""
            "startTimeUnixNano": "1760000000000000000", "endTimeUnixNano": 1760000000250000000,
            "status": {"code": "STATUS_CODE_ERROR", "message": "m"},
            "events": [{"name": "e", "timeUnixNano": "1", "attributes": []}],
            "attributes": [
              {"key": "text", "value": {"stringValue": "t"}},
              {"key": "long", "value": {"intValue": "9223372036854775807"}},
              {"key": "plain", "value": {"intValue": 42}},
              {"key": "double", "value": {"doubleValue": 2.5}},
              {"key": "nan", "value": {"doubleValue": "NaN"}},
              {"key": "odd", "value": {"doubleValue": "much"}},
              {"key": "bool", "value": {"boolValue": true}},
              {"key": "bytes", "value": {"bytesValue": "Yg=="}},
              {"key": "none", "value": {}},
              {"key": "nothing"},
              {"key": "new", "value": {"unknownValue": 1}},
              {"key": "list", "value": {"arrayValue": {"values": [{"intValue": "1"}]}}},
              {"key": "map", "value": {"kvlistValue": {"values": [
                {"key": "k", "value": {"boolValue": false}}]}}}]""");
    assertThat(answer.text()).isEqualTo("{}");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    JsonNode metadata = stored().get("metadata");
    assertThat(metadata.get("text").asText()).isEqualTo("t");
    assertThat(metadata.get("long").longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(metadata.get("plain").longValue()).isEqualTo(42);
    assertThat(metadata.get("double").doubleValue()).isEqualTo(2.5);
    assertThat(metadata.get("nan").textValue()).isEqualTo("NaN");
    assertThat(metadata.get("odd").textValue()).isEqualTo("much");
    assertThat(metadata.get("bool").booleanValue()).isTrue();
    assertThat(metadata.get("bytes").textValue()).isEqualTo("Yg==");
    for (String none : new String[] {"none", "nothing", "new"}) {
      assertThat(metadata.get(none).isNull()).as(none).isTrue();
    }
    assertThat(metadata.get("list")).hasToString("[1]");
    assertThat(metadata.get("map")).hasToString("{\"k\":false}");
    assertThat(stored().get("error").asText()).isEqualTo("m");
    assertThat(stored().get("duration").asDouble()).isEqualTo(250);
    assertThat(metadata.get("scope")).hasToString("{\"name\":\"s\",\"version\":\"1\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"parentSpanId\": null",
        "\"parentSpanId\": \"\"",
        "\"parentSpanId\": \"0000000000000000\"",
        "\"kind\": 1"
      })
  void aRootSpanHasNoParent(String field) {
    json(field);
    assertThat(stored().get("parent_id")).isEqualTo(stored().get("session_id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"code\": 2", "\"code\": \"2\"", "\"code\": \"STATUS_CODE_ERROR\""})
  void statusIsANameOrANumber(String code) {
    json("\"status\": {" + code + "}");
    assertThat(stored().get("error").isNull()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"code\": 0", "\"code\": 1", "\"code\": \"STATUS_CODE_OK\"", "\"x\": 1"})
  void otherStatusesAreNoErrors(String code) {
    json("\"status\": {" + code + "}");
    assertThat(stored().get("error").isNull()).isTrue();
  }

  @Test
  void idsInUpperCaseAreTheSame() {
    caller.post("/v1/traces", """
        {"resourceSpans": [{"scopeSpans": [{"spans": [
          {"traceId": "%s", "spanId": "%s", "name": "n"}]}]}]}""".formatted(
            TRACE.toUpperCase(java.util.Locale.ROOT), SPAN.toUpperCase(java.util.Locale.ROOT)));
    assertThat(stored().get("event_name").asText()).isEqualTo("n");
  }

  @ParameterizedTest
  @CsvSource({
    "00000000000000000000000000000000, 00f067aa0ba902b7, '', trace id must not be all zero",
    "4bf92f3577b34da6a3ce929d0e0e4736, 0000000000000000, '', span id must not be all zero",
    "4bf92f35, 00f067aa0ba902b7, '', trace id must be 32 hexadecimal digits",
    "4bf92f3577b34da6a3ce929d0e0e4736, 00f067aa0ba902bz, '', span id must be 16",
    "4bf92f3577b34da6a3ce929d0e0e4736, 00f067aa0ba902b7, abc, parent span id must be 16"
  })
  void aSpanWithABrokenIdIsRefusedAlone(String trace, String span, String parent, String message) {
    Caller.Answer answer = caller.post("/v1/traces", """
            {"resourceSpans": [{"scopeSpans": [{"spans": [
              {"traceId": "%s", "spanId": "%s", "parentSpanId": "%s", "name": "bad"},
              {"traceId": "%s", "spanId": "1111111111111111", "name": "good"}]}]}]}""".formatted(trace, span, parent, TRACE));
    assertThat(answer.status()).isEqualTo(200);
    JsonNode partial = answer.json().get("partialSuccess");
    assertThat(partial.get("rejectedSpans").textValue()).isEqualTo("1");
    assertThat(partial.get("errorMessage").asText()).contains(message);
    assertThat(
            caller.search(
                "{\"filters\": [{\"field\": \"event_type\", \"operator\": \"is not\", \"value\": \"session\"}]}"))
        .extracting(event -> event.get("event_name").asText())
        .containsExactly("good");
  }

  @Test
  void refusedSpansAreCountedInProtobufToo() throws Exception {
    byte[] body = request(
            span(), span().clearTraceId(), span().setSpanId(ByteString.copyFrom(new byte[8])))
        .build()
        .toByteArray();
    Caller.Answer answer = caller.post("/v1/traces", body, PROTOBUF);
    ExportTraceServiceResponse response =
        ExportTraceServiceResponse.parseFrom(answer.text().getBytes(StandardCharsets.UTF_8));
    assertThat(response.getPartialSuccess().getRejectedSpans()).isEqualTo(2);
    assertThat(response.getPartialSuccess().getErrorMessage())
        .contains("trace id must be 32", "and 1 more");
    assertThat(stored().get("event_name").asText()).isEqualTo("n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"startTimeUnixNano\": \"yesterday\"",
        "\"startTimeUnixNano\": 1.5",
        "\"attributes\": [{\"key\": \"a\", \"value\": {\"intValue\": \"x\"}}]"
      })
  void aSpanWithABrokenNumberIsRefused(String field) {
    assertThat(json(field).json().at("/partialSuccess/errorMessage").asText())
        .contains("not a 64-bit number");
  }

  @Test
  void anEmptyRequestIsFine() {
    assertThat(caller.post("/v1/traces", new byte[0], PROTOBUF).status()).isEqualTo(200);
    assertThat(caller.post("/v1/traces", "{}").text()).isEqualTo("{}");
    assertThat(caller.post("/v1/traces", "{\"resourceSpans\": null}").text()).isEqualTo("{}");
  }

  @Test
  void gzipAndChunksAreUnderstood() {
    byte[] body = new SampleSpans(3, 1).request(20);
    String[] gzip = {"Content-Type", "application/x-protobuf", "Content-Encoding", "gzip"};
    assertThat(caller.post("/v1/traces", Caller.gzip(body), gzip).status()).isEqualTo(200);
    assertThat(caller
            .postChunked("/v1/traces", Caller.gzip(new SampleSpans(4, 1).request(20)), gzip)
            .status())
        .isEqualTo(200);
    String[] identity = {
      "Content-Type", "application/x-protobuf; x=y", "Content-Encoding", "identity"
    };
    assertThat(caller
            .postChunked("/v1/traces", new SampleSpans(5, 1).request(20), identity)
            .status())
        .isEqualTo(200);
    assertThat(
            caller.search(
                "{\"filters\": [{\"field\": \"event_type\", \"operator\": \"is\", \"value\": \"model\"}]}"))
        .hasSize(60);
  }

  @Test
  void aSpanCanNameItsEventAndItsParent() {
    String id = "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";
    String parent = "1f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";
    json("""
        "attributes": [{"key": "honeyhive_event_id", "value": {"stringValue": "%s"}},
          {"key": "honeyhive.parent_id", "value": {"stringValue": "%s"}}]""".formatted(id, parent));
    caller.post("/v1/traces", """
        {"resourceSpans": [{"scopeSpans": [{"spans": [{"traceId": "%s", "name": "child",
          "spanId": "1111111111111111", "parentSpanId": "%s"}]}]}]}""".formatted(TRACE, SPAN));
    assertThat(caller.event(id).get("parent_id").asText()).isEqualTo(parent);
    assertThat(caller
            .event(SpanMapper.eventId(TRACE, "1111111111111111"))
            .get("parent_id")
            .asText())
        .isEqualTo(id);
    assertThat(caller.event(id).get("children_ids"))
        .hasToString("[\"" + SpanMapper.eventId(TRACE, "1111111111111111") + "\"]");
  }
}
