package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that are added to a session by its path, and a session read by its path. */
class SessionEventsTest extends RunningServer {
  private static final String SESSION = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
  private static final String ELSEWHERE = "7e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
  private static final String ID = "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";
  private static final String CURRENT = "/v1/sessions/" + SESSION + "/events/batch";
  private static final String LEGACY = "/session/" + SESSION + "/traces";

  private static String event(String more) {
    return """
        {"event_id": "%s", "event_type": "tool", "event_name": "parse", "inputs": {"line": 2}%s}""".formatted(ID, more);
  }

  @ParameterizedTest
  @CsvSource({CURRENT + ", events", LEGACY + ", events", LEGACY + ", logs"})
  void add_anEvent_belongsToTheSessionOfThePath(String path, String field) {
    String body = "{\"%s\": [%s]}"
        .formatted(
            field, event(", \"error\": \"bad number\", \"session_id\": \"" + ELSEWHERE + "\""));
    Caller.Answer answer = caller.post(path, body);
    assertThat(answer.text()).isEqualTo("{\"success\":true}");
    assertThat(caller.event(ID).get("session_id").asText()).isEqualTo(SESSION);
    assertThat(caller.event(ID).get("error").asText()).isEqualTo("bad number");
    assertThat(caller.event(SESSION).at("/metadata/num_errors").asInt()).isEqualTo(1);
    caller.post(path.replace(SESSION, SESSION.toUpperCase(Locale.ROOT)), body);
    assertThat(caller.all()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        CURRENT + " | {}                                  | events is required",
        CURRENT + " | {\"logs\": []}                      | Unknown field: logs",
        CURRENT + " | {\"events\": [{\"inputs\": {}}]}    | events[0]: The field event_type",
        CURRENT
            + " | {\"events\": [{\"event_type\": \"tool\", \"inputs\": {}, \"project\": \"p\"}]} | events[0]: Unknown field: project",
        CURRENT
            + " | {\"events\": [7]}                   | events[0]: The body must be a JSON object",
        LEGACY + "  | {}                                  | one of the fields events and logs",
        LEGACY + "  | {\"events\": [], \"logs\": []}      | one of the fields events and logs",
        LEGACY + "  | {\"logs\": {}}                      | logs is required, and must be a list",
        LEGACY + "  | {\"logs\": [{}]}                    | logs[0]: event_type must be one of",
        "/v1/sessions/mine/events/batch | {\"events\": []} | not a UUID",
        "/session/mine/traces           | {\"events\": []} | not a UUID"
      })
  void add_aBrokenBody_isRefused(String path, String body, String message) {
    Caller.Answer answer = caller.post(path, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().get("message").asText()).contains(message);
    assertThat(caller.all()).isEmpty();
  }

  @Test
  void add_legacy_ignoresTheProjectAndKeepsUnknownFields() {
    caller.post(
        LEGACY, "{\"events\": [" + event(", \"project\": \"p\", \"custom\": 1") + "], \"x\": 1}");
    assertThat(caller.event(ID).has("project")).isFalse();
    assertThat(caller.event(ID).get("custom").asInt()).isEqualTo(1);
  }

  @Test
  void session_byItsPath_isItsOwnEvent() {
    caller.post("/session/start", """
        {"session": {"session_id": "%s", "session_name": "trip"}}""".formatted(SESSION));
    caller.post(CURRENT, "{\"events\": [" + event("") + "]}");
    JsonNode session = caller.get("/session/" + SESSION).json();
    assertThat(session.get("event_name").asText()).isEqualTo("trip");
    assertThat(session.get("event_id").asText()).isEqualTo(SESSION);
    assertThat(session.at("/metadata/num_events").asInt()).isEqualTo(1);
    assertThat(session.get("children_ids")).hasToString("[\"" + ID + "\"]");
    assertThat(session.get("project_id").asText()).isEqualTo("local-project");
    assertThat(session.has("children")).isFalse();
    assertThat(caller.get("/session/" + ID).status()).isEqualTo(404);
    assertThat(caller.get("/session/" + ELSEWHERE).status()).isEqualTo(404);
    assertThat(caller.get("/session/mine").status()).isEqualTo(400);
  }

  @Test
  void event_aSessionsId_hasTheTreeToo() {
    caller.post(CURRENT, "{\"events\": [" + event("") + "]}");
    JsonNode answer = caller.get("/v1/events/" + SESSION).json();
    assertThat(answer.at("/event/event_id").asText()).isEqualTo(SESSION);
    assertThat(answer.get("event_id").asText()).isEqualTo(SESSION);
    assertThat(answer.at("/children/0/event_id").asText()).isEqualTo(ID);
    assertThat(answer.at("/children/0/children")).isEmpty();
    assertThat(answer.get("org_id").asText()).isEqualTo("local-org");
    assertThat(answer.get("event").has("children")).isFalse();
    assertThat(caller.get("/v1/events/" + ID).json().properties()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}"})
  void start_withoutAField_isASession(String body) {
    JsonNode session = caller.post("/v1/sessions", body).json();
    assertThat(session.get("event_name").asText()).isEqualTo("unknown");
    assertThat(session.get("event_id")).isEqualTo(session.get("session_id"));
  }
}
