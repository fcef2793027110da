package ai.honeyhive.client.model;

import ai.honeyhive.client.internal.JsonValues;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON form of an event: the wire's names, and what an absent field means. */
final class EventJson {
  private static final Set<String> NAMES = Set.of(
      "project_id",
      "source",
      "event_name",
      "event_type",
      "event_id",
      "session_id",
      "parent_id",
      "children_ids",
      "config",
      "inputs",
      "outputs",
      "error",
      "start_time",
      "end_time",
      "duration",
      "metadata",
      "feedback",
      "metrics",
      "user_properties");

  private EventJson() {}

  static ObjectNode write(Event event) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    putId(json, "project_id", event.projectId());
    json.put("source", event.source());
    json.put("event_name", event.eventName());
    json.put("event_type", event.eventType().wireName());
    putId(json, "event_id", event.eventId());
    putId(json, "session_id", event.sessionId());
    json.put("parent_id", event.parentId());
    json.set("children_ids", JsonValues.toNode(event.childrenIds()));
    json.set("config", JsonValues.toNode(event.config()));
    json.set("inputs", JsonValues.toNode(event.inputs()));
    json.set("outputs", JsonValues.toNode(event.outputs()));
    json.put("error", event.error());
    json.set("start_time", number(event.startTime()));
    json.set("end_time", number(event.endTime()));
    json.set("duration", number(event.duration()));
    json.set("metadata", JsonValues.toNode(event.metadata()));
    json.set("feedback", JsonValues.toNode(event.feedback()));
    json.set("metrics", JsonValues.toNode(event.metrics()));
    json.set("user_properties", JsonValues.toNode(event.userProperties()));
    event.extra().forEach((name, value) -> json.set(name, JsonValues.toNode(value)));
    return json;
  }

  private static void putId(ObjectNode json, String name, String id) {
    if (!id.isEmpty()) {
      json.put(name, id);
    }
  }

  /** Plain digits, never an exponent: {@code 1760000000000}, not {@code 1.76E12}. */
  private static JsonNode number(@Nullable Double value) {
    if (value == null) {
      return NullNode.instance;
    }
    long whole = value.longValue();
    return whole == value
        ? LongNode.valueOf(whole)
        : DecimalNode.valueOf(BigDecimal.valueOf(value));
  }

  static Event read(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("an event must be a JSON object, not " + kind(json));
    }
    Event.Builder event = Event.builder()
        .projectId(text(json, "project_id", ""))
        .source(text(json, "source", Event.UNKNOWN))
        .eventName(text(json, "event_name", Event.UNKNOWN))
        .eventType(type(json))
        .eventId(text(json, "event_id", ""))
        .sessionId(text(json, "session_id", ""))
        .parentId(optionalText(json, "parent_id"))
        .childrenIds(texts(json, "children_ids"))
        .error(optionalText(json, "error"))
        .startTime(time(json, "start_time"))
        .endTime(time(json, "end_time"))
        .duration(time(json, "duration"));
    return event
        .config(section(json, "config"))
        .inputs(section(json, "inputs"))
        .outputs(section(json, "outputs"))
        .metadata(section(json, "metadata"))
        .feedback(section(json, "feedback"))
        .metrics(section(json, "metrics"))
        .userProperties(section(json, "user_properties"))
        .extra(extra(json))
        .build();
  }

  private static EventType type(JsonNode json) {
    String name = text(json, "event_type", "");
    return EventType.parse(name)
        .orElseThrow(() -> new IllegalArgumentException(
            "event_type must be one of model, tool, chain, session, not \"" + name + "\""));
  }

  private static String text(JsonNode json, String name, String otherwise) {
    return Objects.requireNonNullElse(optionalText(json, name), otherwise);
  }

  private static @Nullable String optionalText(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + " must be text, not " + kind(value));
    }
    return value.textValue();
  }

  private static List<String> texts(JsonNode json, String name) {
    List<String> texts = new ArrayList<>();
    JsonNode values = json.path(name);
    if (!values.isArray() && !values.isNull() && !values.isMissingNode()) {
      throw new IllegalArgumentException(name + " must be a list of text, not " + kind(values));
    }
    for (JsonNode value : values) {
      if (!value.isTextual()) {
        throw new IllegalArgumentException(name + " must be a list of text, not of " + kind(value));
      }
      texts.add(value.textValue());
    }
    return texts;
  }

  private static @Nullable Double time(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException(
          name + " must be a number of milliseconds, not " + kind(value));
    }
    return value.doubleValue();
  }

  private static Map<String, @Nullable Object> section(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (value.isNull() || value.isMissingNode()) {
      return Map.of();
    }
    if (value.isArray()) {
      return Map.of(Event.ITEMS, Objects.requireNonNull(JsonValues.fromNode(value)));
    }
    if (!value.isObject()) {
      throw new IllegalArgumentException(name + " must be an object, not " + kind(value));
    }
    return fields(value, Set.of());
  }

  private static Map<String, @Nullable Object> extra(JsonNode json) {
    return fields(json, NAMES);
  }

  private static Map<String, @Nullable Object> fields(JsonNode json, Set<String> without) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    json.properties().forEach(field -> {
      if (!without.contains(field.getKey())) {
        fields.put(field.getKey(), JsonValues.fromNode(field.getValue()));
      }
    });
    return fields;
  }

  static boolean isKnown(String name) {
    return NAMES.contains(name);
  }

  private static String kind(JsonNode value) {
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
