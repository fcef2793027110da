package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of models that come with fields of their own. */
class ModelEventTest extends RunningServer {
  private static final String SESSION = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";

  private JsonNode created(String modelEvent) {
    Caller.Answer answer = caller.post("/events/model", "{\"model_event\": " + modelEvent + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().get("success").asBoolean()).isTrue();
    return caller.event(answer.json().get("event_id").asText());
  }

  @Test
  void model_everyField_isAnInputOrTheOutput() {
    JsonNode event = created("""
        {"project": "travel-bot", "event_type": "tool", "source": "dev", "model": "small-model",
         "provider": "openai", "messages": [{"role": "user", "content": "Where?"}],
         "response": {"role": "assistant", "content": "Turin"}, "usage": {"prompt_tokens": 12},
         "cost": 0.5, "hyperparameters": {"temperature": 0}, "template": "t {{a}}",
         "template_inputs": {"a": 1}, "tools": [{"name": "x"}], "tool_choice": "auto",
         "response_format": {"type": "text"}, "duration": 5, "error": "late",
         "inputs": {"kept": true}, "outputs": {"also": true}, "metadata": {"m": 1},
         "model_version": "v2", "custom": 7}""");
    assertThat(event.get("event_type").asText()).isEqualTo("model");
    assertThat(event.get("event_name").asText()).isEqualTo("small-model");
    assertThat(event.get("source").asText()).isEqualTo("dev");
    assertThat(event.get("inputs")).isEqualTo(Caller.parse("""
        {"kept": true, "messages": [{"role": "user", "content": "Where?"}], "provider": "openai",
         "usage": {"prompt_tokens": 12}, "cost": 0.5, "hyperparameters": {"temperature": 0},
         "template": "t {{a}}", "template_inputs": {"a": 1}, "tools": [{"name": "x"}],
         "tool_choice": "auto", "response_format": {"type": "text"}, "duration": 5,
         "error": "late"}"""));
    assertThat(event.get("outputs")).isEqualTo(Caller.parse("""
        {"also": true, "response": {"role": "assistant", "content": "Turin"}}"""));
    assertThat(event.get("metadata").get("m").asInt()).isEqualTo(1);
    assertThat(event.get("error").isNull()).isTrue();
    assertThat(event.get("model_name").asText()).isEqualTo("small-model");
    assertThat(event.get("model_version").asText()).isEqualTo("v2");
    assertThat(event.get("custom").asInt()).isEqualTo(7);
    assertThat(event.has("project")).isFalse();
    assertThat(event.has("model")).isFalse();
  }

  @Test
  void model_withAName_keepsIt() {
    JsonNode event =
        created("{\"event_name\": \"answer\", \"model_name\": \"m\", \"model\": \"n\"}");
    assertThat(event.get("event_name").asText()).isEqualTo("answer");
    assertThat(event.get("model_name").asText()).isEqualTo("m");
  }

  @Test
  void model_asJsonText_isRead() {
    assertThat(created("\"{\\\"model\\\": \\\"m\\\"}\"").get("event_name").asText())
        .isEqualTo("m");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                        | must have the field model_event",
        "{\"model_event\": {}}                     | model_name, model or event_name",
        "{\"model_event\": {\"model\": 7}}         | model must be text",
        "{\"model_event\": {\"model\": \"m\", \"inputs\": []}} | inputs must be an object",
        "{\"model_event\": {\"model\": \"m\", \"duration\": \"5\"}} | duration must be a number"
      })
  void model_broken_isRefused(String body, String message) {
    Caller.Answer answer = caller.post("/events/model", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("message").asText()).contains(message);
  }

  @Test
  void modelBatch_inOneSession_areStoredInTheirOrder() {
    Caller.Answer answer = caller.post("/events/model/batch", """
        {"is_single_session": true, "session": {"session_id": "%s", "session_name": "s"},
         "model_events": [{"model": "a", "messages": []}, {"model": "b", "response": "text"}]}""".formatted(SESSION));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().get("session_id").asText()).isEqualTo(SESSION);
    JsonNode ids = answer.json().get("event_ids");
    assertThat(caller.event(ids.get(0).asText()).get("event_name").asText()).isEqualTo("a");
    assertThat(caller.event(ids.get(1).asText()).get("outputs"))
        .hasToString("{\"response\":\"text\"}");
    assertThat(caller.event(SESSION).at("/metadata/num_model_events").asInt()).isEqualTo(2);
  }

  @Test
  void modelBatch_oneBroken_namesItAndStoresNone() {
    Caller.Answer answer =
        caller.post("/events/model/batch", "{\"model_events\": [{\"model\": \"a\"}, {}]}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("message").asText()).startsWith("model_events[1]: One of");
    assertThat(caller.all()).isEmpty();
  }
}
