package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Updating events and sessions, in both forms. */
class UpdateRoutesTest extends RunningServer {
  private static final String SESSION = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
  private static final String ID = "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";

  private Caller.Answer update(String path, String id, String json) {
    ObjectNode body = (ObjectNode) Caller.parse(json.replace('\'', '"'));
    return path.equals("/events")
        ? caller.put(path, body.put("event_id", id).toString())
        : caller.put(path + "/" + id, body.toString());
  }

  private void start(String more) {
    caller.post(
        "/session/start",
        "{\"session\": {\"session_id\": \"%s\", \"session_name\": \"trip\"%s}}"
            .formatted(SESSION, more.replace('\'', '"')));
  }

  private void event() {
    caller.post("/v1/events", """
        {"event_id": "%s", "session_id": "%s", "event_type": "tool", "event_name": "lookup",
         "inputs": {"i": 1}, "outputs": {"o": 1}, "metadata": {"a": 1, "b": 1},
         "start_time": 10, "end_time": 20}""".formatted(ID, SESSION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/events", "/v1/events"})
  void put_everyField_isMergedOrReplaced(String path) {
    event();
    Caller.Answer answer = update(path, ID, """
        {'metadata': {'b': 2, 'c': {'d': 2}}, 'feedback': {'rating': 5}, 'metrics': {'score': 0.9},
         'config': {'model': 'm'}, 'user_properties': {'plan': 'pro'}, 'outputs': {'p': 2},
         'duration': 1000.5, 'end_time': 1760000001000, 'children_ids': ['x'],
         'inputs': {'i': 9}, 'event_name': 'other', 'anything': true}""");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"success\":true}");
    assertThat(caller.event(ID)).isEqualTo(Caller.parse("""
        {"project_id": "local-project", "source": "unknown", "event_name": "lookup",
         "event_type": "tool", "event_id": "%1$s", "session_id": "%2$s", "parent_id": "%2$s",
         "children_ids": ["x"], "config": {"model": "m"}, "inputs": {"i": 1}, "outputs": {"p": 2},
         "error": null, "start_time": 10, "end_time": 1760000001000, "duration": 1000.5,
         "metadata": {"a": 1, "b": 2, "c": {"d": 2}}, "feedback": {"rating": 5},
         "metrics": {"score": 0.9}, "user_properties": {"plan": "pro"}}""".formatted(ID, SESSION)));
    assertThat(caller.event(SESSION).at("/metadata/has_feedback").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/events", "/v1/events"})
  void put_aSessionsId_updatesTheSessionAndALaterStartUndoesNothing(String path) {
    update(path, SESSION, "{'metadata': {'plan': 'pro'}, 'user_properties': {'id': 'u'}}");
    assertThat(caller.all()).isEmpty();
    start(", 'metadata': {'plan': 'free', 'run_id': 'r'}, 'outputs': {'o': 1}");
    update(path, SESSION, "{'outputs': {'answer': 'Turin'}, 'feedback': {'ground_truth': 'Rome'}}");
    start(", 'metadata': {'plan': 'none'}, 'outputs': {'o': 2}");
    JsonNode session = caller.event(SESSION);
    assertThat(session.at("/event_name").asText()).isEqualTo("trip");
    assertThat(session.at("/metadata/plan").asText()).isEqualTo("pro");
    assertThat(session.at("/metadata/run_id").asText()).isEqualTo("r");
    assertThat(session.at("/user_properties/id").asText()).isEqualTo("u");
    assertThat(session.at("/outputs")).hasToString("{\"answer\":\"Turin\"}");
    assertThat(session.at("/feedback")).hasToString("{\"ground_truth\":\"Rome\"}");
  }

  @Test
  void start_afterAnUpdate_answersWithWhatIsStored() {
    update("/events", SESSION, "{'metrics': {'m': 1}}");
    JsonNode answer = caller
        .post("/v1/sessions", "{\"session_id\": \"%s\"}".formatted(SESSION))
        .json();
    assertThat(answer.at("/metrics")).hasToString("{\"m\":1}");
  }

  @Test
  void put_idsInUpperCase_areTheSameIds() {
    event();
    update("/events", ID.toUpperCase(Locale.ROOT), "{'metrics': {'a': 1}}");
    update("/v1/events", ID.toUpperCase(Locale.ROOT), "{'metrics': {'b': 1}}");
    assertThat(caller.event(ID).get("metrics")).hasToString("{\"a\":1,\"b\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{'outputs': null}", "{'children_ids': [], 'metadata': null}", "{'x': 1}"})
  void put_nothingToChange_changesNothing(String json) {
    event();
    JsonNode before = caller.event(ID);
    for (String path : new String[] {"/events", "/v1/events"}) {
      assertThat(update(path, ID, json).status()).isEqualTo(200);
    }
    assertThat(caller.event(ID)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'outputs': 'text'} | outputs must be an object",
        "{'outputs': [1]} | outputs must be an object",
        "{'outputs': 3} | outputs must be an object",
        "{'metadata': 'text'} | metadata must be an object",
        "{'metrics': []} | metrics must be an object",
        "{'end_time': '2026'} | end_time must be a number",
        "{'duration': {}} | duration must be a number",
        "{'children_ids': [1]} | children_ids must be a list of text",
      })
  void put_aWrongType_isRefusedAndChangesNothing(String json, String message) {
    event();
    JsonNode before = caller.event(ID);
    for (String path : new String[] {"/events", "/v1/events"}) {
      Caller.Answer answer = update(path, ID, json);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().get("success").asBoolean(true)).isFalse();
      assertThat(answer.json().get("statusCode").asInt()).isEqualTo(400);
      assertThat(answer.json().get("message").asText()).isEqualTo(message);
    }
    assertThat(caller.event(ID)).isEqualTo(before);
  }

  @Test
  void put_withoutAUsableId_isRefused() {
    assertRefused(caller.put("/events", "{\"metadata\": {}}"), "event_id is required");
    assertRefused(caller.put("/events", "{\"event_id\": null}"), "event_id is required");
    assertRefused(caller.put("/events", "{\"event_id\": \"mine\"}"), "event_id must be a UUID");
    assertRefused(caller.put("/events", "{\"event_id\": 7}"), "event_id must be a UUID");
    assertRefused(caller.put("/v1/events/mine", "{}"), "not a UUID");
    assertRefused(caller.put("/events", ""), "empty");
    assertRefused(caller.put("/events", "[1]"), "must be a JSON object");
    assertRefused(caller.put("/v1/events/" + ID, "{\"a\":"), "not valid JSON");
  }

  private static void assertRefused(Caller.Answer answer, String message) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().get("message").asText()).contains(message);
  }

  @Test
  void put_againAndAgain_isRefusedWhenTheUpdatesAreTooLargeTogether() {
    event();
    String tenMegabytes = "x".repeat(10 << 20);
    assertThat(
            update("/events", ID, "{'metadata': {'k': '" + tenMegabytes + "'}}").status())
        .isEqualTo(200);
    Caller.Answer refused =
        update("/v1/events", ID, "{'metadata': {'l': '" + tenMegabytes + "'}, 'duration': 5}");
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.json().get("message").asText()).contains("16 MB together");
    assertThat(refused.json().get("errorCode").asText()).isEqualTo("PAYLOAD_TOO_LARGE");
    assertThat(update("/events", ID, "{'metadata': {'k': 'short'}}").status()).isEqualTo(200);
    assertThat(caller.event(ID).get("metadata")).hasToString("{\"a\":1,\"b\":1,\"k\":\"short\"}");
    assertThat(caller.event(ID).get("duration").asDouble()).isEqualTo(10);
  }

  @Test
  void put_brokenText_isStoredAsTextThatCanBeRead() {
    event();
    String half = "{\"metadata\": {\"half\": \"\\ud83d\"}}";
    assertThat(caller.put("/v1/events/" + ID, half).status()).isEqualTo(200);
    assertThat(caller.event(ID).at("/metadata/half").asText()).isEqualTo("\ufffd");
  }
}
