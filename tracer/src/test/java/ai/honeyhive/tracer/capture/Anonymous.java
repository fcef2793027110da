package ai.honeyhive.tracer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Stored events without what is another one each time: the name of an event in the place of its
 * ids, no times. What is taken away is checked before.
 */
public final class Anonymous {
  static final Comparator<ObjectNode> ORDER = Comparator.comparing(
          (ObjectNode event) -> event.path("event_name").asText())
      .thenComparing(event -> event.path("event_type").asText());

  private final Map<String, String> names = new HashMap<>();

  private Anonymous(List<JsonNode> events) {
    for (JsonNode event : events) {
      String name = event.path("event_name").asText();
      names.put(event.path("event_id").asText(), name);
      names.put(event.at("/metadata/span_id").asText(), name);
    }
  }

  /** The events by name. */
  public static List<ObjectNode> of(List<JsonNode> events) {
    Anonymous anonymous = new Anonymous(events);
    List<ObjectNode> all = new ArrayList<>();
    events.forEach(event -> all.add(anonymous.event(event.deepCopy())));
    all.sort(ORDER);
    return all;
  }

  private ObjectNode event(ObjectNode event) {
    times(event);
    event.remove(List.of("event_id", "project_id"));
    name(event, "parent_id");
    name(event, "session_id");
    TreeSet<String> children = new TreeSet<>();
    event.path("children_ids").forEach(id -> children.add(names.get(id.asText())));
    ArrayNode named = event.putArray("children_ids");
    children.forEach(named::add);
    if (event.path("metadata") instanceof ObjectNode metadata) {
      metadata(metadata, event.path("event_type").asText().equals("session"));
    }
    return event;
  }

  private void metadata(ObjectNode metadata, boolean session) {
    if (!session) {
      assertThat(metadata.path("trace_id").asText()).matches("[0-9a-f]{32}");
      assertThat(metadata.path("span_id").asText()).matches("[0-9a-f]{16}");
    }
    metadata.remove(List.of("trace_id", "span_id", "events_end_time"));
    name(metadata, "parent_span_id");
    if (metadata.has("exception.stacktrace")) {
      assertThat(metadata.path("exception.stacktrace").asText()).contains("\tat ");
      metadata.put("exception.stacktrace", "text");
    }
    List<String> moments = new ArrayList<>();
    metadata.fieldNames().forEachRemaining(key -> {
      if (key.matches("_event\\..*\\.\\d+")) {
        moments.add(key);
      }
    });
    moments.forEach(key -> metadata.put(key, "time"));
  }

  private void name(ObjectNode of, String field) {
    JsonNode id = of.path(field);
    if (id.isTextual()) {
      of.set(
          field,
          JsonNodeFactory.instance.textNode(names.getOrDefault(id.asText(), "nobody " + id)));
    }
  }

  private static void times(ObjectNode event) {
    double start = event.path("start_time").asDouble(Double.NaN);
    double end = event.path("end_time").asDouble(Double.NaN);
    double duration = event.path("duration").asDouble(Double.NaN);
    assertThat(end).as("%s", event).isGreaterThanOrEqualTo(start);
    assertThat(Math.abs(duration - (end - start))).as("%s", event).isLessThanOrEqualTo(1);
    event.remove(List.of("start_time", "end_time", "duration"));
  }
}
