package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.mapping.SpanMapper;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What spans say about their session, and about the evaluation they belong to. */
class SpanSessionTest extends RunningServer {
  private static final String SESSION = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  /** Sends a span of {@link #SESSION} with text attributes; true and false are flags. */
  private void span(Map<String, String> attributes) {
    ObjectNode request = Caller.JSON.createObjectNode();
    ObjectNode span = request
        .withArray("/resourceSpans")
        .addObject()
        .withArray("/scopeSpans")
        .addObject()
        .withArray("/spans")
        .addObject();
    span.put("traceId", TRACE).put("spanId", SPAN).put("name", "step");
    span.put("startTimeUnixNano", "1000000").put("endTimeUnixNano", "2000000");
    ArrayNode pairs = span.putArray("attributes");
    add(pairs, "honeyhive.session_id", SESSION);
    attributes.forEach((key, value) -> add(pairs, key, value));
    Caller.Answer answer = caller.post("/opentelemetry/v1/traces", request.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static void add(ArrayNode pairs, String key, String value) {
    ObjectNode typed = pairs.addObject().put("key", key).putObject("value");
    if (value.equals("true") || value.equals("false")) {
      typed.put("boolValue", Boolean.parseBoolean(value));
    } else {
      typed.put("stringValue", value);
    }
  }

  private JsonNode listed() {
    return caller.search("""
        {"filters": [{"field": "event_type", "operator": "is", "value": "session"}]}""");
  }

  private JsonNode event() {
    return caller.event(SpanMapper.eventId(TRACE, SPAN));
  }

  @Test
  void span_thatCreatesItsSession_isListedUnderItsName() {
    span(Map.of(
        "honeyhive.session_auto_create", "true",
        "honeyhive.session_name", "plan a weekend",
        "honeyhive.source", "dev"));
    assertThat(listed()).hasSize(1);
    assertThat(listed().get(0).get("event_id").asText()).isEqualTo(SESSION);
    assertThat(listed().get(0).get("event_name").asText()).isEqualTo("plan a weekend");
    assertThat(listed().get(0).get("source").asText()).isEqualTo("dev");
    assertThat(event().get("session_id").asText()).isEqualTo(SESSION);
    assertThat(event().get("metadata").properties())
        .extracting(Map.Entry::getKey)
        .noneMatch(key -> key.startsWith("honeyhive."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void span_ofAnUnknownSessionWithoutAName_makesOneWithTheDefaults(String create) {
    span(Map.of("honeyhive.session_auto_create", create));
    assertThat(listed()).hasSize(1);
    assertThat(listed().get(0).get("event_name").asText()).isEqualTo("Session");
    assertThat(listed().get(0).get("source").asText()).isEqualTo("otlp");
  }

  @Test
  void start_afterTheSpan_namesTheSessionAndKeepsWhatItSaid() {
    span(Map.of("honeyhive.session_auto_create", "true", "honeyhive.session_name", "said"));
    caller.post("/session/start", """
        {"session": {"session_id": "%s", "project": "travel-bot", "session_name": "started",
          "source": "evaluation", "inputs": {"q": "Where?"}, "user_properties": {"id": "u-1"},
          "metadata": {"run_id": "r", "dataset_id": "d", "datapoint_id": "p"}}}""".formatted(SESSION));
    assertThat(listed()).hasSize(1);
    JsonNode session = listed().get(0);
    assertThat(session.get("event_name").asText()).isEqualTo("started");
    assertThat(session.get("source").asText()).isEqualTo("evaluation");
    assertThat(session.get("inputs")).hasToString("{\"q\":\"Where?\"}");
    assertThat(session.get("user_properties")).hasToString("{\"id\":\"u-1\"}");
    assertThat(session.at("/metadata/run_id").asText()).isEqualTo("r");
    assertThat(session.at("/metadata/dataset_id").asText()).isEqualTo("d");
    assertThat(session.at("/metadata/datapoint_id").asText()).isEqualTo("p");
    assertThat(session.has("project")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"honeyhive_metadata.", "traceloop.association.properties."})
  void span_ofAnEvaluation_hasItsIdsInTheMetadata(String prefix) {
    span(Map.of(prefix + "run_id", "r", prefix + "dataset_id", "d", prefix + "datapoint_id", "p"));
    assertEvaluation();
  }

  private void assertEvaluation() {
    JsonNode metadata = event().get("metadata");
    assertThat(metadata.get("run_id").asText()).isEqualTo("r");
    assertThat(metadata.get("dataset_id").asText()).isEqualTo("d");
    assertThat(metadata.get("datapoint_id").asText()).isEqualTo("p");
    assertThat(caller.search("""
        {"filters": [{"field": "metadata.run_id", "operator": "is", "value": "r",
          "type": "string"}]}""")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/events/batch", "/v1/events/batch"})
  void batch_ofAnEvaluation_hasItsIdsInTheMetadata(String path) {
    Caller.Answer answer =
        caller.post(path, """
        {"events": [{"event_id": "%s", "session_id": "%s", "event_type": "tool", "inputs": {},
          "metadata": {"run_id": "r", "dataset_id": "d", "datapoint_id": "p"}}]}""".formatted(SpanMapper.eventId(TRACE, SPAN), SESSION));
    assertThat(answer.status()).isEqualTo(200);
    assertEvaluation();
  }
}
