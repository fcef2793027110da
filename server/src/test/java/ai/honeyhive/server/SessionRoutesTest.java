package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRoutesTest extends RunningServer {
  private static final String ID = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";

  @Test
  void startingAnswersWithTheStoredEvent() {
    JsonNode session = caller.post("/v1/sessions", """
                {"session_id": "%s", "session_name": "plan a weekend", "source": "dev",
                 "start_time": 1760000000000, "inputs": {"question": "Where?"},
                 "user_properties": {"user_id": "u-17"}}""".formatted(ID)).json();
    assertThat(session).isEqualTo(Caller.parse("""
                {"project_id": "local-project", "source": "dev", "event_name": "plan a weekend",
                 "event_type": "session", "event_id": "%1$s", "session_id": "%1$s",
                 "parent_id": null, "children_ids": [], "config": {},
                 "inputs": {"question": "Where?"}, "outputs": {}, "error": null,
                 "start_time": 1760000000000, "end_time": 1760000000000, "duration": 0,
                 "metadata": {"num_events": 0, "num_model_events": 0, "num_errors": 0,
                   "has_feedback": false, "cost": 0.0, "prompt_tokens": 0,
                   "completion_tokens": 0, "total_tokens": 0},
                 "feedback": {}, "metrics": {}, "user_properties": {"user_id": "u-17"},
                 "org_id": "local-org", "workspace_id": "local-workspace"}""".formatted(ID)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"session\": {\"session_name\": \"s\", \"project\": \"p\", \"anything\": 1}}",
        "{\"session\": \"{\\\"session_name\\\": \\\"s\\\", \\\"project\\\": \\\"p\\\"}\"}"
      })
  void legacyBodiesAreWrappedAndOpen(String body) {
    Caller.Answer answer = caller.post("/session/start", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().get("event_name").asText()).isEqualTo("s");
    assertThat(answer.json().has("project")).isFalse();
    assertThat(answer.json().has("anything")).isFalse();
    assertThat(caller.event(answer.json().get("session_id").asText()).isObject())
        .isTrue();
  }

  @Test
  void anIdThatIsNotAUuidIsReplacedAndATextTimeIsNow() {
    JsonNode session = caller
        .post("/v1/sessions", "{\"session_id\": \"mine\", \"start_time\": \"2026-01-01\"}")
        .json();
    assertThat(session.get("session_id").asText()).hasSize(36);
    assertThat(session.get("event_name").asText()).isEqualTo("unknown");
    assertThat(session.get("start_time").asLong())
        .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());
  }

  @Test
  void startingAgainMergesMetadataAndUserProperties() {
    caller.post("/v1/sessions", """
        {"session_id": "%s", "session_name": "first", "metadata": {"a": 1, "b": 1},
         "user_properties": {"u": 1}}""".formatted(ID));
    JsonNode again = caller.post("/v1/sessions", """
                {"session_id": "%s", "session_name": "second", "metadata": {"b": 2, "c": 2},
                 "user_properties": {"v": 2}}""".formatted(ID)).json();
    assertThat(again.get("event_name").asText()).isEqualTo("first");
    assertThat(again.get("metadata"))
        .hasToString(
            "{\"num_events\":0,\"num_model_events\":0,\"num_errors\":0,\"has_feedback\":false,"
                + "\"cost\":0.0,\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0,"
                + "\"a\":1,\"b\":2,\"c\":2}");
    assertThat(again.get("user_properties")).hasToString("{\"u\":1,\"v\":2}");
    assertThat(caller.all()).hasSize(1);
  }

  @Test
  void aNodeHasItsEventsNested() {
    caller.post("/v1/sessions", "{\"session_id\": \"%s\", \"session_name\": \"s\"}".formatted(ID));
    String outer = event("outer", ID);
    String inner = event("inner", outer);
    JsonNode node =
        caller.get("/v1/sessions/" + ID.toUpperCase(java.util.Locale.ROOT)).json();
    assertThat(node.get("event_name").asText()).isEqualTo("s");
    assertThat(node.get("org_id").asText()).isEqualTo("local-org");
    assertThat(node.at("/children/0/event_name").asText()).isEqualTo("outer");
    assertThat(node.at("/children/0/children/0/event_name").asText()).isEqualTo("inner");
    assertThat(node.at("/children/0/children/0/children")).isEmpty();
    assertThat(node.at("/children_ids/0").asText()).isEqualTo(outer);
    assertThat(node.at("/children/0/children_ids/0").asText()).isEqualTo(inner);
    assertThat(node.at("/metadata/num_events").asInt()).isEqualTo(2);
  }

  private String event(String name, String parent) {
    return caller
        .post("/v1/events", """
            {"event_type": "tool", "event_name": "%s", "session_id": "%s", "parent_id": "%s",
             "inputs": {}}""".formatted(name, ID, parent))
        .json()
        .get("event_id")
        .asText();
  }

  @Test
  void unknownAndBrokenIdsAreErrors() {
    assertThat(caller.get("/v1/sessions/" + ID).status()).isEqualTo(404);
    assertThat(caller.get("/v1/sessions/mine").status()).isEqualTo(400);
  }

  @Test
  void sessionsAreListedWithTheNewestFirst() {
    for (int start : List.of(2, 3, 1)) {
      caller.post("/v1/sessions", "{\"start_time\": %d}".formatted(start));
    }
    JsonNode sessions = caller.search("""
            {"filters": [{"field": "event_type", "operator": "is", "value": "session"}],
             "limit": 2}""");
    assertThat(sessions).extracting(s -> s.get("start_time").asInt()).containsExactly(3, 2);
  }
}
