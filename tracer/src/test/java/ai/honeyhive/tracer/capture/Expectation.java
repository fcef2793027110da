package ai.honeyhive.tracer.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a case says of the stored event, with what holds for every event of a span. */
final class Expectation {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final CaptureCase of;
  private final String traceId;
  private final String spanId;

  Expectation(CaptureCase of, String traceId, String spanId) {
    this.of = of;
    this.traceId = traceId;
    this.spanId = spanId;
  }

  String spanId() {
    return spanId;
  }

  /** In what the event with this span's id, and its session, are not what the case says. */
  List<String> differences(List<JsonNode> stored) {
    JsonNode event = StoredEvents.where(stored, "/metadata/span_id", spanId);
    List<String> found = new ArrayList<>(differences(event));
    if (!of.session().isMissingNode()) {
      String session = event.path("session_id").asText();
      JsonNode actual = StoredEvents.where(stored, "/event_id", session);
      of.session().properties().forEach(entry -> found.addAll(session(entry, actual)));
    }
    return found;
  }

  /** In what an event is not what the case says. */
  List<String> differences(JsonNode event) {
    ObjectNode actual = JSON.objectNode();
    ObjectNode expected = JSON.objectNode();
    expected(event).properties().forEach(entry -> {
      if (of.only().isEmpty() || of.only().contains(entry.getKey())) {
        expected.set(entry.getKey(), entry.getValue());
        actual.set(entry.getKey(), event.path(entry.getKey()));
      }
    });
    return StoredEvents.differences(expected, actual);
  }

  private ObjectNode expected(JsonNode event) {
    ObjectNode expected = JSON.objectNode();
    StoredEvents.SECTIONS.forEach(expected::putObject);
    expected.putNull("error").put("event_name", of.spanName()).putArray("children_ids");
    expected.set("parent_id", event.path("session_id"));
    expected.setAll(of.event().deepCopy());
    ObjectNode metadata = (ObjectNode) expected.path("metadata");
    metadata.put("trace_id", traceId).put("span_id", spanId).put("has_otlp_lineage", true);
    if (of.span().has("scope")) {
      metadata.set("scope", of.span().path("scope"));
    }
    return expected;
  }

  /** A session's metadata has sums too, which the case does not know. */
  private static List<String> session(Map.Entry<String, JsonNode> expected, JsonNode session) {
    JsonNode all = session.path(expected.getKey());
    JsonNode actual = all;
    if (expected.getValue() instanceof ObjectNode said) {
      actual = all instanceof ObjectNode object ? object.deepCopy().retain(names(said)) : all;
    }
    return StoredEvents.differences(expected.getValue(), actual).stream()
        .map(line -> "session/" + expected.getKey() + line)
        .toList();
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
