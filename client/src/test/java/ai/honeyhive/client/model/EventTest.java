package ai.honeyhive.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {
  private static final String FULL = """
      {
        "project_id": "local-project", "source": "dev", "event_name": "lookup_train", "event_type": "tool",
        "event_id": "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33", "session_id": "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11",
        "parent_id": "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11", "children_ids": ["c1"], "config": {"timeout": 30},
        "inputs": {"from": "Milan", "to": "Turin"}, "outputs": {"message": "12 trains", "list": [1, null, {"a": 2.5}]},
        "error": "late", "start_time": 1760000000100, "end_time": 1760000000195, "duration": 95.125,
        "metadata": {"ok": true}, "feedback": {"rating": 5}, "metrics": {"cost": 0.25},
        "user_properties": {"plan": "pro"}
      }
      """;

  private static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Event read(String json) {
    return Event.fromJson(tree(json));
  }

  @Test
  void jsonIsReadAndWritten() {
    Event event = read(FULL);
    assertThat(event.projectId()).isEqualTo("local-project");
    assertThat(event.source()).isEqualTo("dev");
    assertThat(event.eventName()).isEqualTo("lookup_train");
    assertThat(event.eventType()).isEqualTo(EventType.TOOL);
    assertThat(event.eventId()).isEqualTo("0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33");
    assertThat(event.sessionId()).isEqualTo("6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11");
    assertThat(event.parentId()).isEqualTo("6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11");
    assertThat(event.childrenIds()).containsExactly("c1");
    assertThat(event.config()).isEqualTo(Map.of("timeout", 30L));
    assertThat(event.inputs()).isEqualTo(Map.of("from", "Milan", "to", "Turin"));
    assertThat(event.outputs()).containsEntry("message", "12 trains");
    assertThat(event.error()).isEqualTo("late");
    assertThat(event.startTime()).isEqualTo(1_760_000_000_100.0);
    assertThat(event.endTime()).isEqualTo(1_760_000_000_195.0);
    assertThat(event.duration()).isEqualTo(95.125);
    assertThat(event.metadata()).isEqualTo(Map.of("ok", true));
    assertThat(event.feedback()).isEqualTo(Map.of("rating", 5L));
    assertThat(event.metrics()).isEqualTo(Map.of("cost", 0.25));
    assertThat(event.userProperties()).isEqualTo(Map.of("plan", "pro"));
    assertThat(event.extra()).isEmpty();
    assertThat(tree(event.toJson().toString())).isEqualTo(tree(FULL));
  }

  @Test
  void absentFieldsHaveTheirDefaults() {
    Event event = read("{\"event_type\": \"model\", \"inputs\": null, \"error\": null}");
    assertThat(event).isEqualTo(Event.builder().eventType(EventType.MODEL).build());
    assertThat(event.source()).isEqualTo("unknown");
    assertThat(event.eventName()).isEqualTo("unknown");
    assertThat(event.eventId()).isEmpty();
    assertThat(event.startTime()).isNull();
    assertThat(event.toJson()).isEqualTo(tree("""
            {
              "source": "unknown", "event_name": "unknown", "event_type": "model", "parent_id": null,
              "children_ids": [], "config": {}, "inputs": {}, "outputs": {}, "error": null, "start_time": null,
              "end_time": null, "duration": null, "metadata": {}, "feedback": {}, "metrics": {},
              "user_properties": {}
            }
            """));
  }

  @Test
  void unknownFieldsAreKept() {
    String json = "{\"event_type\": \"tool\", \"org_id\": \"o\", \"later\": {\"a\": [1]}}";
    Event event = read(json);
    assertThat(event.extra()).isEqualTo(Map.of("org_id", "o", "later", Map.of("a", List.of(1L))));
    assertThat(event.toBuilder().build().toJson().path("later")).hasToString("{\"a\":[1]}");
  }

  @Test
  void aListInPlaceOfASectionIsKept() {
    assertThat(read("{\"event_type\": \"tool\", \"outputs\": [{\"a\": 1}]}").outputs())
        .isEqualTo(Map.of("items", List.of(Map.of("a", 1L))));
  }

  @Test
  void timesAreWrittenWithoutExponent() {
    String json = Event.builder()
        .eventType(EventType.TOOL)
        .startTime(1_760_000_000_000.0)
        .endTime(1_760_000_000_000.25)
        .duration(0.000125)
        .build()
        .toJson()
        .toString();
    assertThat(json)
        .contains("\"start_time\":1760000000000,")
        .contains("\"end_time\":1760000000000.25,")
        .contains("\"duration\":0.000125,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | an event must be a JSON object, not array",
        "{} | event_type must be one of model, tool, chain, session, not \"\"",
        "{\"event_type\": \"generic\"} | event_type must be one of model, tool, chain, session, not \"generic\"",
        "{\"event_type\": 1} | event_type must be text, not number",
        "{\"event_type\": \"tool\", \"inputs\": \"a\"} | inputs must be an object, not string",
        "{\"event_type\": \"tool\", \"start_time\": \"now\"} | start_time must be a number of milliseconds, not string",
        "{\"event_type\": \"tool\", \"children_ids\": {}} | children_ids must be a list of text, not object",
        "{\"event_type\": \"tool\", \"children_ids\": [1]} | children_ids must be a list of text, not of number",
        "{\"event_type\": \"tool\", \"error\": true} | error must be text, not boolean"
      })
  void wrongJsonIsRefusedByName(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void builderRefusesWhatCannotBe() {
    Event.Builder event = Event.builder();
    assertThatThrownBy(event::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("event type");
    assertThatThrownBy(() -> event.duration(Double.NaN))
        .hasMessage("duration must be a finite number, not NaN");
    assertThatThrownBy(() -> event.extra(Map.of("error", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("error");
  }

  @Test
  void anEventNeverChanges() {
    Map<String, Object> inputs = new HashMap<>(Map.of("list", new ArrayList<>(List.of(1))));
    Event.Builder builder = Event.builder().eventType(EventType.TOOL).inputs(inputs);
    Event event = builder.build();
    inputs.clear();
    builder.eventName("another");
    assertThat(event.inputs()).isEqualTo(Map.of("list", List.of(1L)));
    assertThat(event.eventName()).isEqualTo("unknown");
    assertThatThrownBy(() -> event.inputs().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(event.toBuilder().eventName("new").build().eventName()).isEqualTo("new");
    assertThat(event.eventName()).isEqualTo("unknown");
  }

  @Test
  void equalityIsByContent() {
    assertThat(read(FULL)).isEqualTo(read(FULL)).hasSameHashCodeAs(read(FULL));
    assertThat(read(FULL)).isNotEqualTo(read(FULL).toBuilder().error(null).build());
    assertThat(read(FULL)).isNotEqualTo("text");
  }

  @Test
  void itsTextHasNoContent() {
    assertThat(read(FULL))
        .asString()
        .contains("lookup_train", "tool")
        .doesNotContain("Milan", "trains");
  }
}
