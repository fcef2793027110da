package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.internal.sqlite.SampleSpans;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer says what is wrong, and what was accepted before is still there. */
class BadRequestsTest extends RunningServer {
  private static final String TRACES = "/opentelemetry/v1/traces";
  private static final String[] PROTOBUF = {"Content-Type", "application/x-protobuf"};
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final String ACCEPTED = "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";

  @BeforeEach
  void accept() {
    caller.post(
        "/v1/events",
        "{\"event_id\": \"%s\", \"event_type\": \"tool\", \"inputs\": {}}".formatted(ACCEPTED));
  }

  @AfterEach
  void whatWasAcceptedIsStillThere() {
    assertThat(caller.event(ACCEPTED).get("event_type").asText()).isEqualTo("tool");
    assertThat(caller.all()).hasSize(2);
  }

  private static void assertError(Caller.Answer answer, int status, String message) {
    JsonNode body = answer.json();
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(body.get("success").asBoolean(true)).isFalse();
    assertThat(body.get("statusCode").asInt()).isEqualTo(status);
    assertThat(body.get("message").asText()).contains(message);
    assertThat(body.get("errorCode").asText()).isNotEmpty();
    assertThat(answer.text()).doesNotContain("Exception", "\\tat ");
  }

  @Test
  void truncatedProtobuf() {
    byte[] whole = new SampleSpans(1, 1).request(3);
    assertError(
        caller.post(TRACES, Arrays.copyOf(whole, whole.length - 7), PROTOBUF),
        400,
        "ExportTraceServiceRequest");
  }

  @Test
  void protobufThatIsSomethingElse() {
    assertError(caller.post(TRACES, new byte[] {7, 7, 7, 7}, PROTOBUF), 400, "protobuf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"resourceSpans\":[{            | not valid JSON",
        "[]                               | JSON object",
        "''                               | JSON object",
        "{\"resourceSpans\": 7}           | resourceSpans must be a list",
        "{\"resourceSpans\": [{\"scopeSpans\": {}}]} | scopeSpans must be a list",
        "{} {}                            | not valid JSON"
      })
  void brokenOtlpJson(String body, String message) {
    assertError(caller.post(TRACES, body.getBytes(StandardCharsets.UTF_8), JSON), 400, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/events        | {\"event_type\":        | not valid JSON",
        "/v1/events        | ''                      | empty",
        "/v1/events        | []                      | JSON object",
        "/v1/events        | {\"inputs\": {}}        | event_type is required",
        "/v1/events        | {\"event_type\": \"tool\"} | inputs is required",
        "/v1/events        | {\"event_type\": \"other\", \"inputs\": {}} | event_type must be one of",
        "/v1/events        | {\"event_type\": \"tool\", \"inputs\": {}, \"colour\": 1} | Unknown field: colour",
        "/v1/events        | {\"event_type\": \"tool\", \"inputs\": {}, \"project\": \"p\"} | Unknown field: project",
        "/v1/events        | {\"event_type\": \"tool\", \"inputs\": []} | inputs must be an object",
        "/v1/events        | {\"event_type\": \"tool\", \"inputs\": {}, \"event_id\": \"x\"} | event_id must be a UUID",
        "/v1/events        | {\"event_type\": \"tool\", \"inputs\": {}, \"start_time\": \"now\"} | start_time must be a number",
        "/v1/events        | {\"event_type\": \"tool\", \"inputs\": {}, \"start_time\": 1e999} | start_time must be a number",
        "/v1/events        | {\"event_type\": \"tool\", \"inputs\": {}, \"children_ids\": [1]} | children_ids must be a list of text",
        "/events           | {\"event_type\": \"tool\"} | must have the field event",
        "/events           | {\"event\": \"{\"}      | not valid JSON",
        "/events           | {\"event\": 7}          | JSON object",
        "/v1/sessions      | {\"colour\": 1}         | Unknown field: colour",
        "/v1/sessions      | {\"metadata\": 1}       | metadata must be an object",
        "/session/start    | {}                      | must have the field session",
        "/v1/events/search | {\"limit\": 1001}       | limit must be a whole number, between 1 and 1000",
        "/v1/events/search | {\"limit\": 0}          | limit must be",
        "/v1/events/search | {\"limit\": 1.5}        | limit must be",
        "/v1/events/search | {\"page\": 0}           | page must be a whole number, at least 1",
        "/v1/events/search | {\"project\": \"p\"}    | Unknown field: project",
        "/v1/events/search | {\"filters\": {}}       | filters must be a list",
        "/v1/events/search | {\"filters\": [{\"operator\": \"is\", \"value\": 1}]} | field",
        "/v1/events/search | {\"filters\": [{\"field\": \"a\", \"operator\": \"near\", \"value\": 1}]} | Unknown filter operator: near",
        "/v1/events/search | {\"filters\": [{\"field\": \"a\", \"operator\": \"is\", \"value\": 1, \"type\": \"id\"}]} | Unknown filter type: id",
        "/v1/events/search | {\"filters\": [{\"field\": \"a\", \"operator\": \"is\", \"value\": []}]} | value of a filter",
        "/v1/events/search | {\"filters\": [{\"field\": \"a\", \"operator\": \"is\", \"x\": 1}]} | Unknown field: x",
        "/v1/events/search | {\"dateRange\": {\"start_time\": \"2025-10-09\", \"end_time\": \"x\"}} | dateRange.start_time",
        "/v1/events/search | {\"dateRange\": {\"start_time\": \"2025-10-09T00:00:00Z\"}} | dateRange.end_time"
      })
  void brokenRestBodies(String path, String body, String message) {
    assertError(caller.post(path, body), 400, message);
  }

  @Test
  void jsonThatIsTooDeep() {
    String deep = "[".repeat(5000) + "]".repeat(5000);
    assertError(
        caller.post("/v1/events", "{\"event_type\":\"tool\",\"inputs\":{\"a\":" + deep + "}}"),
        400,
        "not valid JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/grpc", "application/xml; charset=utf-8"})
  void wrongContentType(String type) {
    assertError(caller.post(TRACES, new byte[0], "Content-Type", type), 415, type.split(";")[0]);
    assertError(
        caller.post("/v1/events", new byte[0], "Content-Type", type), 415, "application/json");
  }

  @Test
  void noContentType() {
    assertError(caller.post(TRACES, new byte[0]), 415, "application/x-protobuf");
  }

  @Test
  void unknownContentEncoding() {
    assertError(
        caller.post(
            TRACES,
            new byte[0],
            "Content-Type",
            "application/x-protobuf",
            "Content-Encoding",
            "br"),
        415,
        "Content-Encoding br");
  }

  @Test
  void gzipBomb() {
    byte[] bomb = Caller.gzip(new byte[80 << 20]);
    assertThat(bomb.length).isLessThan(1 << 20);
    assertError(
        caller.post(
            TRACES, bomb, "Content-Type", "application/x-protobuf", "Content-Encoding", "gzip"),
        413,
        "64 MB after decompression");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/events/batch", "/v1/events/search", "/v1/traces", "/events"})
  void body_moreValuesThanMemoryHolds_isRefused(String path) {
    byte[] many =
        ("{\"filters\": [" + "[],".repeat(3_000_000) + "[]]}").getBytes(StandardCharsets.UTF_8);
    assertError(caller.post(path, many, JSON), 413, "more than");
    assertError(
        caller.post(
            path,
            Caller.gzip(many),
            "Content-Type",
            "application/json",
            "Content-Encoding",
            "gzip"),
        413,
        "values");
  }

  @Test
  void body_moreValuesInsideText_isRefused() {
    String many = "{\\\"inputs\\\": {\\\"a\\\": [" + "0,".repeat(3_000_000) + "0]}}";
    assertError(caller.post("/events", "{\"event\": \"" + many + "\"}"), 413, "values");
  }

  @Test
  void body_moreSpansThanMemoryHolds_isRefused() {
    ByteArrayOutputStream spans = new ByteArrayOutputStream();
    for (int i = 0; i < 3_000_000; i++) {
      spans.write(0x12);
      spans.write(0);
    }
    byte[] request = field(1, field(2, spans.toByteArray()));
    assertError(caller.post(TRACES, request, PROTOBUF), 413, "values");
  }

  private static byte[] field(int number, byte[] value) {
    return UnknownFieldSet.newBuilder()
        .addField(
            number,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFrom(value))
                .build())
        .build()
        .toByteArray();
  }

  @Test
  void brokenGzip() {
    byte[] whole = Caller.gzip(new SampleSpans(1, 1).request(3));
    for (byte[] broken :
        new byte[][] {Arrays.copyOf(whole, whole.length / 2), {1, 2, 3}, new byte[0]}) {
      assertError(
          caller.post(
              TRACES, broken, "Content-Type", "application/x-protobuf", "Content-Encoding", "gzip"),
          400,
          "gzip");
    }
  }

  @Test
  void fiftyMegabytes() {
    byte[] large = new byte[50 << 20];
    assertError(caller.post(TRACES, large, PROTOBUF), 413, "larger than 20 MB");
    assertError(caller.postChunked(TRACES, large, PROTOBUF), 413, "larger than 20 MB");
    assertError(caller.post("/v1/events", large, JSON), 413, "larger than 20 MB");
  }

  @Test
  void aSenderThatLooksForTheAnswerLastSeesIt() throws IOException {
    byte[] chunk = new byte[1 << 20];
    try (Wire wire = new Wire(server.uri())) {
      wire.head(
          "POST /v1/traces HTTP/1.1",
          "Host: localhost",
          "Content-Length: " + 30 * chunk.length,
          "Content-Type: application/json");
      for (int i = 0; i < 30; i++) {
        wire.send(chunk);
      }
      assertThat(wire.readLine()).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void aBodyThatNeverComesIsRefusedAtOnce() throws IOException {
    try (Wire wire = new Wire(server.uri())) {
      String head = wire.head(
              "POST /v1/traces HTTP/1.1",
              "Host: localhost",
              "Content-Length: 99999999999",
              "Content-Type: application/json")
          .readLine();
      assertThat(head).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void unknownRouteAndMethod() {
    assertError(caller.get("/v2/events"), 404, "no route /v2/events");
    Caller.Answer wrong = caller.get("/v1/traces");
    assertError(wrong, 405, "does not take GET");
    assertThat(wrong.header("Allow")).isEqualTo("POST");
  }

  @Test
  void aBodyThatEndsInTheMiddle() throws IOException {
    byte[] spans = new SampleSpans(1, 1).request(3);
    String length = Integer.toHexString(spans.length) + "\r\n";
    try (Wire wire = new Wire(server.uri())) {
      wire.head(
              "POST /v1/traces HTTP/1.1",
              "Host: localhost",
              "Transfer-Encoding: chunked",
              "Content-Type: application/x-protobuf")
          .send(length.getBytes(StandardCharsets.US_ASCII))
          .send(Arrays.copyOf(spans, spans.length / 2));
    }
  }
}
