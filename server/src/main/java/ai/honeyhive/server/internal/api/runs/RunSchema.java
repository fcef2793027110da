package ai.honeyhive.server.internal.api.runs;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.scores.EventKind;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which fields events have, by their type: what can be filtered and drawn. */
final class RunSchema {
  private static final int MAX_FIELDS = 5000;
  private static final int MAX_DEPTH = 4;
  private static final Map<String, Function<Event, Map<String, @Nullable Object>>> SECTIONS =
      Map.of(
          "config", Event::config,
          "inputs", Event::inputs,
          "outputs", Event::outputs,
          "metadata", Event::metadata,
          "feedback", Event::feedback,
          "metrics", Event::metrics,
          "user_properties", Event::userProperties);

  private final Set<EventKind> fields = new TreeSet<>();
  private final Map<String, Set<EventKind>> byDataset = new TreeMap<>();

  void add(Event event) {
    Set<EventKind> found = new TreeSet<>();
    String type = event.eventType().wireName();
    SECTIONS.forEach((name, section) -> add(found, name, type, section.apply(event)));
    if (fields.size() < MAX_FIELDS) {
      fields.addAll(found);
    }
    if (event.metadata().get("dataset_id") instanceof String dataset && !dataset.isEmpty()) {
      Set<EventKind> ofDataset = byDataset.computeIfAbsent(dataset, id -> new TreeSet<>());
      if (ofDataset.size() < MAX_FIELDS) {
        ofDataset.addAll(found);
      }
    }
  }

  private static void add(Set<EventKind> found, String path, String type, Map<?, ?> values) {
    values.forEach((key, value) -> {
      String name = path + "." + key;
      boolean inside =
          value instanceof Map<?, ?> map && !map.isEmpty() && name.split("\\.").length < MAX_DEPTH;
      if (inside) {
        add(found, name, type, (Map<?, ?>) value);
      } else if (value != null) {
        found.add(new EventKind(name, type));
      }
    });
  }

  /** {@code GetEventsSchemaResponse}. */
  ObjectNode json() {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("fields");
    fields.forEach(
        field -> list.addObject().put("name", field.name()).put("event_type", field.type()));
    json.set("datasets", Json.texts(byDataset.keySet()));
    ObjectNode mappings = json.putObject("mappings");
    byDataset.forEach((dataset, ofDataset) -> {
      ArrayNode entries = mappings.putArray(dataset);
      ofDataset.forEach(field ->
          entries.addObject().put("field_name", field.name()).put("event_type", field.type()));
    });
    return json;
  }
}
