package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that come many at a time. */
class EventBatchTest extends RunningServer {
  private static final String SESSION = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
  private static final String ID = "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";
  private static final String OTHER = "1f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";

  private static String event(String id, String more) {
    return """
        {"event_id": "%s", "session_id": "%s", "event_type": "tool", "inputs": {"a": 1}%s}""".formatted(id, SESSION, more);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/events/batch", "/events/batch"})
  void batch_twoEvents_areStoredAndNamedInTheirOrder(String path) {
    Caller.Answer answer = caller.post(
        path,
        "{\"events\": [" + event(OTHER, ", \"event_name\": \"b\"") + "," + event(ID, "") + "]}");
    assertThat(answer.text()).isEqualTo("""
        {"event_ids":["%s","%s"],"session_id":"%s","success":true}""".formatted(OTHER, ID, SESSION));
    assertThat(caller.event(OTHER).get("event_name").asText()).isEqualTo("b");
    assertThat(caller.event(ID).get("parent_id").asText()).isEqualTo(SESSION);
    assertThat(caller.event(SESSION).at("/metadata/num_events").asInt()).isEqualTo(2);
  }

  @Test
  void batch_again_changesNothing() {
    String body = "{\"events\": [" + event(ID, ", \"metrics\": {\"m\": 1}") + "]}";
    caller.post("/events/batch", body);
    JsonNode before = caller.all();
    caller.post("/events/batch", body);
    caller.post("/v1/events/batch", body);
    caller.post("/events", "{\"event\": " + event(ID, ", \"metrics\": {\"m\": 1}") + "}");
    assertThat(caller.all()).isEqualTo(before);
    assertThat(before).hasSize(2);
  }

  @Test
  void batch_oneIdTwice_isOneEvent() {
    caller.post(
        "/events/batch",
        "{\"events\": [" + event(ID, "") + "," + event(ID, ", \"error\": \"late\"") + "]}");
    assertThat(caller.event(ID).get("error").asText()).isEqualTo("late");
    assertThat(caller.event(SESSION).at("/metadata/num_events").asInt()).isEqualTo(1);
  }

  @Test
  void batch_severalSessions_namesNone() {
    Caller.Answer answer = caller.post("/v1/events/batch", """
        {"events": [{"event_type": "tool", "inputs": {}}, {"event_type": "tool", "inputs": {}}]}""");
    assertThat(answer.json().has("session_id")).isFalse();
    assertThat(answer.json().get("event_ids")).hasSize(2);
    assertThat(caller.all()).hasSize(4);
  }

  @Test
  void batch_empty_isFine() {
    assertThat(caller.post("/events/batch", "{\"events\": []}").text())
        .isEqualTo("{\"event_ids\":[],\"success\":true}");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/events/batch, single_session, session_properties",
    "/events/batch, single_session, session_properties",
    "/events/batch, is_single_session, session"
  })
  void batch_singleSession_putsAllInOne(String path, String flag, String properties) {
    Caller.Answer answer = caller.post(path, """
        {"%s": true,
         "%s": {"session_name": "nightly import", "metadata": {"job": "n-4"}, "start_time": 10,
                "user_properties": {"plan": "pro"}, "more": 1},
         "events": [
           {"event_type": "chain", "event_name": "import", "inputs": {}, "start_time": 20},
           {"event_type": "tool", "inputs": {}, "session_id": "%s", "start_time": 30}]}""".formatted(flag, properties, SESSION));
    String id = answer.json().get("session_id").asText();
    JsonNode session = caller.event(id);
    assertThat(session.get("event_name").asText()).isEqualTo("nightly import");
    assertThat(session.get("start_time").asInt()).isEqualTo(10);
    assertThat(session.at("/metadata/job").asText()).isEqualTo("n-4");
    assertThat(session.at("/metadata/num_events").asInt()).isEqualTo(2);
    assertThat(session.get("user_properties")).hasToString("{\"plan\":\"pro\"}");
    assertThat(session.get("children_ids")).isEqualTo(answer.json().get("event_ids"));
    assertThat(caller.all()).hasSize(3);
  }

  @Test
  void batch_singleSessionAgain_isTheSameSession() {
    String body = "{\"single_session\": true, \"session_properties\": {\"session_name\": \"s\"},"
        + " \"events\": [" + event(ID, "") + "," + event(OTHER, "") + "]}";
    caller.post("/v1/events/batch", body);
    caller.post("/v1/events/batch", body);
    assertThat(caller.all()).hasSize(3);
    assertThat(caller.event(SESSION).get("event_name").asText()).isEqualTo("s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/events/batch", "/events/batch"})
  void batch_brokenEvents_storeNothingAndSayWhich(String path) {
    Caller.Answer answer = caller.post(
        path,
        "{\"events\": [" + event(ID, "") + ", {\"event_type\": \"tool\", \"inputs\": []},"
            + " {\"event_type\": \"odd\", \"inputs\": {}}]}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("message").asText())
        .isEqualTo("events[1]: inputs must be an object (and 1 more); no event was stored");
    assertThat(caller.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                       | events is required",
        "{\"events\": {}}                         | events is required, and must be a list",
        "[]                                       | JSON object",
        "{\"events\": [7]}                        | events[0]: The body must be a JSON object",
        "{\"events\": [{\"inputs\": {}}]}         | events[0]: The field event_type is required",
        "{\"events\": [], \"single_session\": 1}  | single_session must be true or false",
        "{\"events\": [], \"is_single_session\": true} | Unknown field: is_single_session",
        "{\"events\": [{\"event_type\": \"tool\", \"inputs\": {}, \"project\": \"p\"}]} | events[0]: Unknown field: project"
      })
  void batch_closedBody_isChecked(String body, String message) {
    Caller.Answer answer = caller.post("/v1/events/batch", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("message").asText()).contains(message);
  }

  @Test
  void batch_legacy_ignoresTheProjectAndKeepsUnknownFields() {
    caller.post(
        "/events/batch",
        "{\"colour\": 1, \"events\": [" + event(ID, ", \"project\": \"p\", \"custom\": 2") + "]}");
    assertThat(caller.event(ID).get("custom").asInt()).isEqualTo(2);
    assertThat(caller.event(ID).has("project")).isFalse();
  }

  @Test
  void batch_keyIsRequiredWhereOneIs() {
    start(builder -> builder.apiKey("k"));
    assertThat(caller.post("/events/batch", "{\"events\": []}").status()).isEqualTo(401);
    assertThat(caller.post("/v1/events/batch", "{\"events\": []}").status()).isEqualTo(401);
  }
}
