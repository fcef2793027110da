package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is refused can be read again. */
@Timeout(60)
class IngestErrorsTest extends RunningServer {
  private static final String ERRORS = "/v1/ingest/errors";
  private static final String SECRET = "the content of a body";

  private JsonNode errors() {
    Caller.Answer answer = caller.get(ERRORS + "?limit=1000");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).doesNotContain(SECRET, "hh_");
    return answer.json().get("errors");
  }

  private JsonNode only() {
    assertThat(errors()).hasSize(1);
    return errors().get(0);
  }

  @Test
  void refusedSpans_areKeptWithTheirIds() {
    Caller.Answer answer = caller.post("/v1/traces", """
        {"resourceSpans": [{"scopeSpans": [{"spans": [
          {"traceId": "bad", "spanId": "00f067aa0ba902b8", "name": "the content of a body"},
          {"traceId": "worse", "spanId": "", "name": "x"},
          {"traceId": "4bf92f3577b34da6a3ce929d0e0e4736", "spanId": "00f067aa0ba902b7", "name": "good",
           "startTimeUnixNano": "1760000000000000000", "endTimeUnixNano": "1760000000250000000"}
        ]}]}]}\
        """);
    assertThat(answer.json().at("/partialSuccess/rejectedSpans").asText()).isEqualTo("2");
    JsonNode error = only();
    assertThat(error.get("kind").asText()).isEqualTo("refused_spans");
    assertThat(error.get("route").asText()).isEqualTo("POST /v1/traces");
    assertThat(error.get("status").asInt()).isEqualTo(200);
    assertThat(error.get("items").asInt()).isEqualTo(2);
    assertThat(error.get("requests").asInt()).isEqualTo(1);
    assertThat(error.get("message").asText()).contains("trace id");
    assertThat(error.get("sample_ids").toString())
        .isEqualTo("[\"bad:00f067aa0ba902b8\",\"worse:\"]");
    assertThat(error.get("time").asText()).endsWith("Z");
    assertThat(error.get("id").asText()).matches("[0-9a-f]{24}");
  }

  @Test
  void refusedBatch_isKeptWithHowManyAndWhich() {
    String id = UUID.randomUUID().toString();
    caller.post("/v1/events/batch", """
        {"events": [{"event_id": "%s", "event_type": "tool", "inputs": {"a": "%s"}},
                    {"event_type": "robot"}]}\
        """.formatted(id, SECRET));
    JsonNode error = only();
    assertThat(error.get("kind").asText()).isEqualTo("invalid");
    assertThat(error.get("status").asInt()).isEqualTo(400);
    assertThat(error.get("items").asInt()).isEqualTo(2);
    assertThat(error.get("sample_ids").get(0).asText()).isEqualTo(id);
  }

  @Test
  void everyKindOfRefusal_isKept() {
    caller.post("/v1/events", "{\"event_type\"");
    caller.post("/v1/traces", new byte[] {1, 2}, "Content-Type", "application/x-protobuf");
    caller.post("/v1/traces", new byte[] {1, 2}, "Content-Type", "text/plain");
    caller.post("/session/start", new byte[(20 << 20) + 1], "Content-Type", "application/json");
    caller.put("/v1/events/nothing", "{}");
    assertThat(errors().findValuesAsText("kind"))
        .containsExactlyInAnyOrder(
            "invalid", "invalid", "invalid", "unsupported_media_type", "too_large");
    assertThat(errors().findValuesAsText("route")).contains("PUT /v1/events/{id}");
  }

  @Test
  void otherMistakes_areNotKept() {
    caller.post("/v1/events/search", "{\"limit\": -1}");
    caller.post("/events/export", "[");
    caller.get("/v1/events/nothing");
    caller.post("/nowhere", "{}");
    start(builder -> builder.apiKey("hh_one"));
    caller.post("/v1/events", "{}");
    Caller.Answer answer = caller.get(ERRORS, "Authorization", "Bearer hh_one");
    assertThat(answer.json().get("errors")).isEmpty();
  }

  @Test
  void equalErrors_becomeOne() {
    for (int i = 0; i < 50; i++) {
      caller.post("/v1/events", "{\"event_type\"");
    }
    int requests = 0;
    for (JsonNode error : errors()) {
      requests += error.get("requests").asInt();
    }
    assertThat(requests).isEqualTo(50);
    assertThat(errors().size()).isLessThan(50);
  }

  @Test
  void errors_surviveARestart_theNewestFirst_untilTheyAreCleared() {
    caller.post("/v1/events", "{\"event_type\"");
    assertThat(errors()).hasSize(1);
    caller.put("/v1/events/nothing", "{}");
    startServer();
    assertThat(errors().findValuesAsText("route"))
        .containsExactly("PUT /v1/events/{id}", "POST /v1/events");
    assertThat(caller.get(ERRORS + "?limit=1").json().get("errors")).hasSize(1);
    for (String wrong : List.of("0", "1001", "x")) {
      assertThat(caller.get(ERRORS + "?limit=" + wrong).status()).as(wrong).isEqualTo(400);
    }
    Caller.Answer cleared = caller.send("DELETE", ERRORS, BodyPublishers.noBody());
    assertThat(cleared.json().get("deleted").asInt()).isEqualTo(2);
    assertThat(errors()).isEmpty();
  }

  @Test
  void tooManyErrors_theOldestLeave() {
    // Each is another error, because its message is.
    for (int i = 0; i < 1_200; i++) {
      caller.post("/v1/events", "{\"event_type\": \"tool\", \"unknown%d\": 1}".formatted(i));
      if (i % 300 == 0) {
        errors();
      }
    }
    JsonNode kept = errors();
    assertThat(kept).hasSize(1_000);
    assertThat(kept.get(0).get("message").asText()).contains("unknown1199");
  }

  @Test
  void otherProject_seesNothing() {
    start(builder -> builder.apiKey("hh_one").apiKey("hh_two", "second"));
    caller.post(
        "/v1/events",
        "{".getBytes(StandardCharsets.UTF_8),
        "Authorization",
        "Bearer hh_two",
        "Content-Type",
        "application/json");
    assertThat(caller.get(ERRORS, "Authorization", "Bearer hh_one").json().get("errors"))
        .isEmpty();
    assertThat(caller.get(ERRORS, "Authorization", "Bearer hh_two").json().get("errors"))
        .hasSize(1);
  }
}
