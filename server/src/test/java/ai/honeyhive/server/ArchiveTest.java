package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.internal.sqlite.SampleSpans;
import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All that a project has goes out, and into another server. */
@Timeout(120)
class ArchiveTest extends RunningServer {
  private static final String LINES = "application/x-ndjson";
  private static final String[] PROTOBUF = {"Content-Type", "application/x-protobuf"};
  private static final String DATASET = """
      {"kind":"document","type":"dataset","id":"0123456789abcdef01234567","name":"d",\
      "created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-02T00:00:00Z","json":{"a":1}}\
      """;

  private HoneyHiveServer other;
  private Caller otherCaller;

  @BeforeEach
  void startOther() {
    other =
        HoneyHiveServer.builder().port(0).storage(directory.resolve("other")).start();
    otherCaller = new Caller(other);
  }

  @AfterEach
  void stopOther() {
    other.close();
  }

  private static String export(Caller from) {
    Caller.Answer answer = from.get("/v1/export");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(LINES);
    return answer.text();
  }

  private static JsonNode importInto(Caller to, String lines) {
    Caller.Answer answer =
        to.post("/v1/import", lines.getBytes(StandardCharsets.UTF_8), "Content-Type", LINES);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  /** Sessions that were started and not, named parents, updates before and after their events. */
  private void fill() {
    caller.post("/v1/traces", new SampleSpans(11, 3).request(40), PROTOBUF);
    String session = UUID.randomUUID().toString();
    String first = UUID.randomUUID().toString();
    caller.put("/v1/events/" + first, "{\"feedback\": {\"rating\": 4}}");
    post(session, first, session, "tool");
    String second = UUID.randomUUID().toString();
    post(session, second, first, "model");
    caller.put("/v1/events/" + second, "{\"metadata\": {\"later\": true}}");
    caller.post("/session/start", """
        {"session": {"session_id": "%s", "session_name": "é", "metadata": {"a": 1}}}\
        """.formatted(session));
    caller.put("/v1/events/" + session, "{\"user_properties\": {\"plan\": \"free\"}}");
    importInto(caller, DATASET);
  }

  private void post(String session, String id, String parent, String type) {
    Caller.Answer answer = caller.post("/v1/events", """
        {"session_id": "%s", "event_id": "%s", "parent_id": "%s", "event_type": "%s",
         "inputs": {"q": "x"}, "metadata": {"total_tokens": 7}, "metrics": {"cost": 0.1}}\
        """.formatted(session, id, parent, type));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private void assertSame() {
    assertThat(otherCaller.all()).isEqualTo(caller.all());
    assertThat(export(otherCaller)).isEqualTo(export(caller));
  }

  @Test
  void export_import_export_isTheSame() {
    fill();
    String lines = export(caller);
    JsonNode answer = importInto(otherCaller, lines);
    assertThat(answer.get("complete").asBoolean()).isTrue();
    assertThat(answer.get("success").asBoolean()).isTrue();
    assertThat(answer.get("refused").asInt()).isZero();
    JsonNode end = Caller.parse(lines.substring(lines.lastIndexOf("{\"kind\"")));
    assertThat(end.get("kind").asText()).isEqualTo("end");
    for (String kind : List.of("documents", "events", "sessions", "updates")) {
      assertThat(answer.at("/imported/" + kind).asInt())
          .as(kind)
          .isPositive()
          .isEqualTo(end.get(kind).asInt());
    }
    assertSame();
    importInto(otherCaller, lines);
    assertSame();
  }

  @Test
  void import_inAnyOrderAndPieces_isTheSame() {
    fill();
    List<String> lines = new ArrayList<>(export(caller).lines().toList());
    java.util.Collections.reverse(lines);
    for (String line : lines) {
      importInto(otherCaller, line);
    }
    assertThat(otherCaller.all()).isEqualTo(caller.all());
  }

  @Test
  void import_whatComesLater_findsWhatWaits() throws Exception {
    ExportTraceServiceRequest all =
        ExportTraceServiceRequest.parseFrom(new SampleSpans(12, 2).request(30));
    ExportTraceServiceRequest.Builder early = ExportTraceServiceRequest.newBuilder();
    ExportTraceServiceRequest.Builder late = ExportTraceServiceRequest.newBuilder();
    for (var resource : all.getResourceSpansList()) {
      for (var scope : resource.getScopeSpansList()) {
        for (int i = 0; i < scope.getSpansCount(); i++) {
          (i % 2 == 1 ? early : late)
              .addResourceSpans(resource.toBuilder()
                  .clearScopeSpans()
                  .addScopeSpans(scope.toBuilder().clearSpans().addSpans(scope.getSpans(i))));
        }
      }
    }
    String waiting = UUID.randomUUID().toString();
    caller.post("/v1/traces", early.build().toByteArray(), PROTOBUF);
    caller.put("/v1/events/" + waiting, "{\"feedback\": {\"rating\": 1}}");
    importInto(otherCaller, export(caller));
    for (Caller one : List.of(caller, otherCaller)) {
      one.post("/v1/traces", late.build().toByteArray(), PROTOBUF);
      one.post("/v1/events", """
          {"event_id": "%s", "session_id": "%s", "event_type": "tool", "inputs": {}, "start_time": 5,
           "end_time": 6}\
          """.formatted(waiting, waiting.replaceAll("[1-9]", "a")));
    }
    assertThat(otherCaller.event(waiting).at("/feedback/rating").asInt()).isEqualTo(1);
    assertSame();
  }

  @Test
  void import_intoAServerThatHasSome_addsTheRest() {
    fill();
    String lines = export(caller);
    importInto(otherCaller, lines.substring(0, lines.length() / 2));
    assertThat(otherCaller.all().size()).isLessThan(caller.all().size());
    importInto(otherCaller, lines);
    assertSame();
  }

  @Test
  void export_manyPages_haveAll() {
    SampleSpans spans = new SampleSpans(13, 50);
    for (int i = 0; i < 12; i++) {
      caller.post("/v1/traces", spans.request(100), PROTOBUF);
    }
    String lines = export(caller);
    assertThat(lines.lines().count()).isGreaterThan(1_250);
    importInto(otherCaller, lines);
    assertThat(export(otherCaller)).isEqualTo(lines);
  }

  @Test
  void export_gzip_isTakenAsItIs() {
    fill();
    byte[] compressed = raw("Accept-Encoding", "br, gzip;q=0.8");
    assertThat(compressed.length).isLessThan(export(caller).length() / 2);
    Caller.Answer answer = otherCaller.post("/v1/import", compressed, "Content-Encoding", "gzip");
    assertThat(answer.json().get("complete").asBoolean()).isTrue();
    assertSame();
    assertThat(raw("Accept-Encoding", "gzip;q=0")).startsWith('{');
    byte[] cut = java.util.Arrays.copyOf(compressed, compressed.length / 2);
    for (byte[] bad : List.of(cut, new byte[] {1, 2, 3})) {
      Caller.Answer refused = otherCaller.post("/v1/import", bad, "Content-Encoding", "gzip");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().get("message").asText()).contains("gzip");
    }
  }

  private byte[] raw(String... headers) {
    try (java.io.InputStream in = java.net.http.HttpClient.newHttpClient()
        .send(
            java.net.http.HttpRequest.newBuilder(java.net.URI.create(server.uri() + "/v1/export"))
                .headers(headers)
                .build(),
            java.net.http.HttpResponse.BodyHandlers.ofInputStream())
        .body()) {
      return in.readAllBytes();
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void import_wrongLines_areRefusedWithReasons() {
    String id = UUID.randomUUID().toString();
    String[] wrong = {
      "no json",
      "[]",
      "{\"kind\":\"robot\"}",
      "{\"kind\":\"event\",\"id\":\"x\",\"event\":{}}",
      "{\"kind\":\"event\",\"id\":\"%s\",\"event\":{\"event_id\":\"%s\",\"event_type\":\"tool\"}}"
          .formatted(id, id),
      "{\"kind\":\"session\",\"id\":\"%s\"}".formatted(id),
      "{\"kind\":\"session\",\"id\":\"%s\",\"said\":{}}".formatted(id),
      "{\"kind\":\"update\",\"id\":\"%s\",\"update\":[]}".formatted(id),
      "{\"kind\":\"document\",\"type\":\"\",\"id\":\"1\",\"json\":{}}",
      DATASET.replace("2026-01-01T00:00:00Z", "yesterday"),
    };
    JsonNode answer = importInto(caller, String.join("\n", wrong) + "\n\n" + DATASET);
    assertThat(answer.get("success").asBoolean()).isFalse();
    assertThat(answer.get("complete").asBoolean()).isFalse();
    assertThat(answer.get("refused").asInt()).isEqualTo(wrong.length);
    assertThat(answer.at("/imported/documents").asInt()).isEqualTo(1);
    assertThat(answer.get("errors")).hasSize(wrong.length);
    for (int i = 0; i < wrong.length; i++) {
      assertThat(answer.get("errors").get(i).get("line").asInt()).isEqualTo(i + 1);
      assertThat(answer.get("errors").get(i).get("reason").asText()).isNotBlank();
    }
  }

  @Test
  void import_newerVersion_isRefused() {
    Caller.Answer answer =
        caller.post("/v1/import", "{\"kind\":\"export\",\"version\":2}\n" + DATASET);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("message").asText()).contains("version 2");
  }

  @Test
  void import_olderDocument_doesNotReplaceTheNewer() {
    importInto(caller, DATASET);
    importInto(caller, DATASET.replace("2026-01-02", "2026-01-01").replace("{\"a\":1}", "{}"));
    assertThat(export(caller)).contains("{\"a\":1}");
    importInto(caller, DATASET.replace("2026-01-02", "2026-01-03").replace("{\"a\":1}", "{}"));
    assertThat(export(caller)).doesNotContain("{\"a\":1}");
  }

  @Test
  void export_emptyProject_isTwoLines() {
    assertThat(export(caller))
        .isEqualTo("{\"kind\":\"export\",\"version\":1}\n{\"kind\":\"end\",\"documents\":0,"
            + "\"events\":0,\"sessions\":0,\"updates\":0}\n");
  }

  @Test
  void export_errorsOfIngestion_areLeftOut() {
    caller.post("/v1/events", "{");
    assertThat(caller.get("/v1/ingest/errors").json().get("errors")).hasSize(1);
    assertThat(export(caller).lines()).hasSize(2);
  }
}
