package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deleting events and sessions. */
class DeleteRoutesTest extends RunningServer {
  private static final String SESSION = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
  private static final String OTHER = "7e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
  private static final String ID = "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";
  private static final String CHILD = "1f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";

  @BeforeEach
  void create() {
    event(ID, SESSION, SESSION);
    event(CHILD, SESSION, ID);
    caller.post("/v1/sessions", "{\"session_id\": \"" + OTHER + "\"}");
  }

  private void event(String id, String session, String parent) {
    caller.post("/v1/events", """
        {"event_id": "%s", "session_id": "%s", "parent_id": "%s", "event_type": "model",
         "inputs": {}, "error": "late"}""".formatted(id, session, parent));
  }

  private Caller.Answer delete(String path) {
    return caller.send("DELETE", path, BodyPublishers.noBody());
  }

  @Test
  void delete_anEvent_leavesItsSessionAndItsChildren() {
    Caller.Answer answer = delete("/v1/events/" + ID.toUpperCase(Locale.ROOT));
    assertThat(answer.text()).isEqualTo("{\"success\":true,\"deleted\":\"" + ID + "\"}");
    assertThat(caller.get("/v1/events/" + ID).status()).isEqualTo(404);
    assertThat(caller
            .get("/v1/sessions/" + SESSION)
            .json()
            .at("/children/0/event_id")
            .asText())
        .isEqualTo(CHILD);
    assertThat(caller.event(SESSION).at("/metadata/num_events").asInt()).isEqualTo(1);
    assertThat(caller.event(SESSION).at("/metadata/num_errors").asInt()).isEqualTo(1);
    assertThat(delete("/v1/events/" + ID).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/sessions/", "/v1/events/"})
  void delete_aSession_takesItsEventsAlong(String path) {
    Caller.Answer answer = delete(path + SESSION);
    assertThat(answer.text()).isEqualTo("{\"success\":true,\"deleted\":\"" + SESSION + "\"}");
    assertThat(caller.get("/v1/sessions/" + SESSION).status()).isEqualTo(404);
    assertThat(caller.get("/v1/events/" + CHILD).status()).isEqualTo(404);
    assertThat(caller.all()).hasSize(1);
    assertThat(delete(path + SESSION).status()).isEqualTo(404);
    event(ID, SESSION, SESSION);
    assertThat(caller.event(SESSION).at("/metadata/num_events").asInt()).isEqualTo(1);
  }

  @Test
  void delete_whatIsNoSession_isRefused() {
    assertThat(delete("/v1/sessions/" + ID).status()).isEqualTo(404);
    assertThat(delete("/v1/sessions/mine").status()).isEqualTo(400);
    assertThat(delete("/v1/events/mine").status()).isEqualTo(400);
    assertThat(caller.event(ID).get("event_id").asText()).isEqualTo(ID);
  }

  @Test
  void delete_withoutAKey_isRefused() {
    start(builder -> builder.apiKey("k"));
    assertThat(delete("/v1/sessions/" + SESSION).status()).isEqualTo(401);
    assertThat(delete("/v1/events/" + ID).status()).isEqualTo(401);
  }
}
