package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer that was expected, which is feedback wherever it was written. */
class GroundTruthTest extends RunningServer {
  private static final String ID = "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";
  private static final String MOVED =
      "{\"metadata\": {\"ground_truth\": {\"a\": \"Rome\"}, \"m\": 1}, \"feedback\": {\"f\": 2}";

  private void assertMoved(String id) {
    JsonNode event = caller.event(id);
    assertThat(event.get("feedback"))
        .isEqualTo(Caller.parse("{\"f\": 2, \"ground_truth\": {\"a\": \"Rome\"}}"));
    assertThat(event.at("/metadata/m").asInt()).isEqualTo(1);
    assertThat(event.get("metadata").has("ground_truth")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/events              | %s",
        "/events                 | {\"event\": %s}",
        "/v1/events/batch        | {\"events\": [%s]}",
        "/events/model           | {\"model_event\": %s}"
      })
  void create_groundTruthInTheMetadata_isFeedback(String path, String body) {
    String event = MOVED
        + ", \"event_id\": \"" + ID
        + "\", \"event_type\": \"model\", \"event_name\": \"n\", \"inputs\": {}}";
    caller.post(path, body.formatted(event));
    assertMoved(ID);
  }

  @Test
  void update_groundTruthInTheMetadata_isFeedback() {
    caller.post("/v1/sessions", "{\"session_id\": \"" + ID + "\"}");
    caller.put("/v1/events/" + ID, MOVED + "}");
    assertMoved(ID);
    caller.put("/events", "{\"metadata\": {\"ground_truth\": 7}, \"event_id\": \"" + ID + "\"}");
    assertThat(caller.event(ID).at("/feedback/ground_truth").asInt()).isEqualTo(7);
  }

  @Test
  void start_groundTruthInTheMetadata_isFeedback() {
    caller.post("/session/start", """
        {"session": {"session_id": "%s", "metadata": {"ground_truth": [1]}}}""".formatted(ID));
    assertThat(caller.event(ID).get("feedback")).hasToString("{\"ground_truth\":[1]}");
    assertThat(caller.event(ID).at("/metadata/has_feedback").asBoolean()).isTrue();
  }

  @Test
  void create_feedbackWithItsOwn_isNotOverwritten() {
    caller.post("/v1/events", """
        {"event_id": "%s", "event_type": "tool", "inputs": {}, "metadata": {"ground_truth": 1},
         "feedback": {"ground_truth": 2}}""".formatted(ID));
    assertThat(caller.event(ID).at("/feedback/ground_truth").asInt()).isEqualTo(2);
    assertThat(caller.event(ID).at("/metadata/ground_truth").asInt()).isEqualTo(1);
  }
}
