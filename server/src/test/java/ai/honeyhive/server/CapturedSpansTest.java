package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.mapping.SpanMapper;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays what real instrumentations sent, byte for byte. */
class CapturedSpansTest {
  private static final Set<String> SENT_BY_THE_CLIENT_ITSELF =
      Set.of("host", "content-length", "connection", "transfer-encoding");

  @TempDir
  Path directory;

  private HoneyHiveServer server;
  private Caller caller;

  @BeforeEach
  void start() {
    server = HoneyHiveServer.builder().port(0).storage(directory).start();
    caller = new Caller(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ai5",
        "ai6",
        "ai7",
        "honeyhive-ts-1.0.42-traceloop",
        "openai-oi",
        "openai-otel",
        "openai-tl",
        "spring-ai-1.1.6"
      })
  void everyCapturedSpanIsFoundAgain(String capture) throws IOException {
    for (JsonNode request : read(capture + ".wire.json")) {
      if (request.get("url").asText().equals("/opentelemetry/v1/traces")
          || request.get("url").asText().equals("/session/start")) {
        Caller.Answer answer = replay(request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain("partialSuccess");
      }
    }
    JsonNode spans = read(capture + ".spans.json");
    assertThat(spans).isNotEmpty();
    for (JsonNode span : spans) {
      assertIsStored(span);
    }
    assertThat(
            caller.search(
                "{\"filters\":[{\"field\":\"event_type\",\"operator\":\"is not\",\"value\":\"session\"}]}"))
        .hasSize(spans.size());
  }

  private void assertIsStored(JsonNode span) {
    String traceId = span.get("trace_id").asText();
    String spanId = span.get("span_id").asText();
    JsonNode event = caller.event(SpanMapper.eventId(traceId, spanId));
    assertThat(event.path("metadata").path("trace_id").asText()).isEqualTo(traceId);
    assertThat(event.path("metadata").path("span_id").asText()).isEqualTo(spanId);
    JsonNode ofTrace = caller.search(
        "{\"filters\":[{\"field\":\"metadata.trace_id\",\"operator\":\"is\",\"value\":\"%s\"}]}"
            .formatted(traceId));
    assertThat(ofTrace)
        .extracting(found -> found.path("metadata").path("span_id").asText())
        .contains(spanId);
    JsonNode node =
        caller.get("/v1/sessions/" + event.get("session_id").asText()).json();
    assertThat(ids(node, new ArrayList<>())).contains(event.get("event_id").asText());
  }

  private static List<String> ids(JsonNode node, List<String> ids) {
    ids.add(node.get("event_id").asText());
    node.get("children").forEach(child -> ids(child, ids));
    return ids;
  }

  @Test
  void theRestRequestsOfAnotherClientAreUnderstood() throws IOException {
    for (JsonNode request : read("honeyhive-ts-1.0.42-rest.wire.json")) {
      String route = request.get("method").asText() + " " + request.get("url").asText();
      if (Set.of("POST /session/start", "POST /events").contains(route)) {
        Caller.Answer answer = replay(request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      }
    }
    assertThat(caller.all())
        .extracting(event -> event.get("event_name").asText())
        .contains("s", "n");
  }

  private Caller.Answer replay(JsonNode request) throws IOException {
    List<String> headers = new ArrayList<>();
    request.get("headers").properties().forEach(header -> {
      if (!SENT_BY_THE_CLIENT_ITSELF.contains(header.getKey())) {
        headers.add(header.getKey());
        headers.add(header.getValue().asText());
      }
    });
    byte[] body = body(request.get("body"));
    String[] all = headers.toArray(String[]::new);
    return request.get("headers").has("transfer-encoding")
        ? caller.postChunked(request.get("url").asText(), body, all)
        : caller.post(request.get("url").asText(), body, all);
  }

  private static byte[] body(JsonNode body) {
    return body.has("base64")
        ? Base64.getDecoder().decode(body.get("base64").asText())
        : body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode read(String name) throws IOException {
    try (InputStream in = CapturedSpansTest.class.getResourceAsStream("/captured-spans/" + name)) {
      return Caller.JSON.readTree(in);
    }
  }
}
