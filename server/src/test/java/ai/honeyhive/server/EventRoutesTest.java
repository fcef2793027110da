package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class EventRoutesTest extends RunningServer {
  private static final String SESSION = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
  private static final String ID = "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";

  @Test
  void anEventIsReadBackAsItWasSent() {
    Caller.Answer created = caller.post("/v1/events", """
            {"event_id": "%s", "event_type": "model", "event_name": "chat small-model",
             "session_id": "%s", "source": "dev",
             "config": {"provider": "openai", "temperature": 0.2},
             "inputs": {"chat_history": [{"role": "user", "content": "Grüße, 東京"}]},
             "outputs": {"content": "Try Turin."},
             "start_time": 1760000000010.5, "end_time": 1760000000820, "duration": 809.5,
             "error": null, "metadata": {"total_tokens": 16, "a.b": {"c": [1, 2.5, null]}},
             "metrics": {"cost": 0.00002}, "feedback": {"rating": 5},
             "user_properties": {"plan": "pro"}}""".formatted(ID, SESSION));
    assertThat(created.text()).isEqualTo("{\"success\":true,\"event_id\":\"" + ID + "\"}");
    assertThat(caller.event(ID)).isEqualTo(Caller.parse("""
                {"project_id": "local-project", "source": "dev",
                 "event_name": "chat small-model", "event_type": "model", "event_id": "%s",
                 "session_id": "%2$s", "parent_id": "%2$s", "children_ids": [],
                 "config": {"provider": "openai", "temperature": 0.2},
                 "inputs": {"chat_history": [{"role": "user", "content": "Grüße, 東京"}]},
                 "outputs": {"content": "Try Turin."}, "error": null,
                 "start_time": 1760000000010.5, "end_time": 1760000000820, "duration": 809.5,
                 "metadata": {"total_tokens": 16, "a.b": {"c": [1, 2.5, null]}},
                 "feedback": {"rating": 5}, "metrics": {"cost": 0.00002},
                 "user_properties": {"plan": "pro"}}""".formatted(ID, SESSION)));
  }

  @Test
  void whatIsLeftOutIsMinted() {
    long before = System.currentTimeMillis();
    String id = caller
        .post("/v1/events", "{\"event_type\": \"tool\", \"inputs\": {}, \"duration\": 5}")
        .json()
        .get("event_id")
        .asText();
    JsonNode event = caller.event(id);
    assertThat(event.get("event_name").asText()).isEqualTo("unknown");
    assertThat(event.get("source").asText()).isEqualTo("unknown");
    assertThat(event.get("parent_id")).isEqualTo(event.get("session_id"));
    assertThat(event.get("start_time").asLong()).isBetween(before - 5, before + 60_000);
    assertThat(event.get("end_time").asDouble() - event.get("start_time").asDouble())
        .isEqualTo(5);
    JsonNode session = caller.event(event.get("session_id").asText());
    assertThat(session.get("event_type").asText()).isEqualTo("session");
    assertThat(session.get("start_time")).isEqualTo(event.get("start_time"));
  }

  @Test
  void legacyEventsAreWrappedAndKeepUnknownFields() {
    caller.post("/events", """
        {"event": {"project": "travel-bot", "event_type": "tool", "event_name": "lookup",
          "event_id": "%s", "inputs": {"from": "Milan"}, "custom": {"kept": true}}}""".formatted(ID));
    assertThat(caller.event(ID).get("custom")).hasToString("{\"kept\":true}");
    assertThat(caller.event(ID).has("project")).isFalse();
  }

  @Test
  void legacyEventsMayBeJsonText() {
    String text = "{\\\"event_type\\\": \\\"tool\\\", \\\"event_id\\\": \\\"" + ID + "\\\"}";
    Caller.Answer answer = caller.post("/events", "{\"event\": \"" + text + "\"}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(caller.event(ID).get("event_type").asText()).isEqualTo("tool");
  }

  @Test
  void aSessionCanBePostedAsAnEvent() {
    String created =
        caller.post("/events", """
                {"event": {"event_type": "session", "event_name": "s", "session_id": "%s",
                  "inputs": {"a": 1}, "feedback": {"rating": 1}}}""".formatted(SESSION)).json().get("event_id").asText();
    assertThat(created).isEqualTo(SESSION);
    JsonNode session = caller.event(SESSION);
    assertThat(session.get("parent_id").isNull()).isTrue();
    assertThat(session.get("inputs")).hasToString("{\"a\":1}");
    assertThat(session.at("/metadata/has_feedback").asBoolean()).isTrue();
  }

  @Test
  void postingAgainChangesNothing() {
    String body = """
        {"event_id": "%s", "session_id": "%s", "event_type": "model", "inputs": {"a": 1},
         "metadata": {"total_tokens": 5}, "metrics": {"cost": 0.5}}""".formatted(ID, SESSION);
    caller.post("/v1/events", body);
    JsonNode event = caller.event(ID);
    JsonNode session = caller.event(SESSION);
    caller.post("/v1/events", body);
    assertThat(caller.event(ID)).isEqualTo(event);
    assertThat(caller.event(SESSION)).isEqualTo(session);
    assertThat(session.at("/metadata/total_tokens").asInt()).isEqualTo(5);
  }

  @Test
  void anotherEventUnderTheSameIdIsMerged() {
    String other = "1f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";
    caller.post("/v1/events", """
        {"event_id": "%s", "session_id": "%s", "event_type": "model", "event_name": "n",
         "inputs": {"a": 1}, "metadata": {"total_tokens": 5, "x": 1}, "start_time": 10}""".formatted(ID, SESSION));
    caller.post("/v1/events", """
        {"event_id": "%s", "session_id": "%s", "event_type": "model", "inputs": {},
         "outputs": {"b": 2}, "metadata": {"total_tokens": 7}, "error": "late"}""".formatted(ID, other));
    JsonNode merged = caller.event(ID);
    assertThat(merged.get("event_name").asText()).isEqualTo("n");
    assertThat(merged.get("start_time").asInt()).isEqualTo(10);
    assertThat(merged.get("inputs")).hasToString("{\"a\":1}");
    assertThat(merged.get("outputs")).hasToString("{\"b\":2}");
    assertThat(merged.get("metadata")).hasToString("{\"total_tokens\":7,\"x\":1}");
    assertThat(merged.get("error").asText()).isEqualTo("late");
    assertThat(merged.get("session_id").asText()).isEqualTo(other);
    assertThat(caller.event(SESSION).at("/metadata/num_events").asInt()).isZero();
    assertThat(caller.event(other).at("/metadata/total_tokens").asInt()).isEqualTo(7);
    assertThat(caller.event(other).at("/metadata/num_errors").asInt()).isEqualTo(1);
  }

  @Test
  void searchCountsAndPages() {
    for (int i = 0; i < 5; i++) {
      caller.post("/v1/events", """
          {"event_type": "tool", "event_name": "e%d", "session_id": "%s", "inputs": {},
           "start_time": %d}""".formatted(i, SESSION, 100 + i));
    }
    JsonNode page = caller.post("/v1/events/search", """
                {"filters": [{"field": "event_type", "operator": "is not", "value": "session"}],
                 "limit": 2, "page": 2, "ignore_order": true}""").json();
    assertThat(page.get("count").asInt()).isEqualTo(5);
    assertThat(page.get("totalEvents").asInt()).isEqualTo(5);
    assertThat(page.get("events"))
        .extracting(e -> e.get("event_name").asText())
        .containsExactly("e2", "e1");
  }

  @Test
  void searchTakesADateRangeWithBothEndsIncluded() {
    for (long start : new long[] {1_760_000_000_000L, 1_760_000_001_000L, 1_760_000_002_000L}) {
      caller.post(
          "/v1/events",
          "{\"event_type\": \"tool\", \"inputs\": {}, \"start_time\": %d}".formatted(start));
    }
    JsonNode found = caller.search("""
            {"dateRange": {"start_time": "2025-10-09T08:53:20Z",
                           "end_time": "2025-10-09T10:53:21+02:00"},
             "filters": [{"field": "event_type", "operator": "is", "value": "tool"}]}""");
    assertThat(found).hasSize(2);
  }

  @Test
  void searchTakesARun() {
    caller.post("/v1/events", """
        {"event_id": "%s", "event_type": "tool", "inputs": {}, "metadata": {"run_id": "r-1"}}""".formatted(ID));
    caller.post("/v1/events", "{\"event_type\": \"tool\", \"inputs\": {}}");
    assertThat(caller.search("{\"evaluation_id\": \"r-1\"}"))
        .extracting(e -> e.get("event_id").asText())
        .containsExactly(ID);
  }

  @Test
  void unknownAndBrokenIdsAreErrors() {
    assertThat(caller.get("/v1/events/" + ID).status()).isEqualTo(404);
    assertThat(caller.get("/v1/events/mine").status()).isEqualTo(400);
  }

  @Test
  void anEmptyServerFindsNothing() {
    assertThat(caller.post("/v1/events/search", "{}").text())
        .isEqualTo("{\"events\":[],\"count\":0,\"totalEvents\":0}");
  }
}
