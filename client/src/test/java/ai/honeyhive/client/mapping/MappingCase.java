package ai.honeyhive.client.mapping;

import ai.honeyhive.client.internal.JsonValues;
import ai.honeyhive.client.model.Event;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One written expectation: a span, and the event it must become.
 *
 * <p>A section of the event that the case does not name must be empty. Of the metadata, what says
 * only where the span is from ({@link #LINEAGE}) is compared when the case names it; what the
 * reference leaves open is named under {@code ignore}. No text under {@code nowhere} may be found
 * in the event. {@code {"$json": x}} stands for the JSON text of x, {@code {"$double": "NaN"}} for
 * a number that JSON has not.
 */
record MappingCase(String file, JsonNode json) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  private static final Set<String> LINEAGE =
      Set.of("trace_id", "span_id", "parent_span_id", "scope", "has_otlp_lineage", "resource");
  private static final List<String> SECTIONS =
      List.of("config", "inputs", "outputs", "metadata", "metrics", "feedback", "user_properties");
  private static final Set<String> MORE = Set.of(
      "event_type",
      "event_name",
      "error",
      "event_id",
      "session_id",
      "parent_id",
      "source",
      "start_time",
      "end_time",
      "duration");
  private static final Set<String> SPAN = Set.of(
      "name",
      "scope",
      "status",
      "status_message",
      "attributes",
      "events",
      "resource",
      "parent_span_id",
      "start",
      "end");

  String id() {
    return file + ": " + json.path("name").asText();
  }

  /** Misspelt fields would compare nothing. */
  List<String> unknownFields() {
    List<String> unknown = new ArrayList<>();
    fields(json, Set.of("name", "row", "span", "expect", "ignore", "nowhere"), unknown);
    fields(json.path("span"), SPAN, unknown);
    json.path("expect").fieldNames().forEachRemaining(field -> {
      if (!SECTIONS.contains(field) && !MORE.contains(field)) {
        unknown.add(field);
      }
    });
    return unknown;
  }

  private static void fields(JsonNode object, Set<String> known, List<String> unknown) {
    object.fieldNames().forEachRemaining(field -> {
      if (!known.contains(field)) {
        unknown.add(field);
      }
    });
  }

  /** What the case expects, as pretty text in one order. */
  String expected() {
    JsonNode expect = opened(json.path("expect"));
    ObjectNode wanted = JsonNodeFactory.instance.objectNode();
    SECTIONS.forEach(section ->
        wanted.set(section, expect.path(section).isMissingNode() ? empty() : expect.get(section)));
    wanted.set("event_name", json.path("span").path("name"));
    wanted.put("error", (String) null);
    wanted.putArray("nowhere");
    expect.properties().forEach(field -> wanted.set(field.getKey(), field.getValue()));
    if (wanted.path("event_name").isMissingNode()) {
      wanted.put("event_name", "step");
    }
    return pretty(wanted);
  }

  /** What the mapper makes of the span, reduced to what the case speaks of. */
  String actual() {
    JsonNode expect = json.path("expect");
    Event event = SpanMapper.standard().map(span()).event();
    ObjectNode made = event.toJson();
    ObjectNode found = JsonNodeFactory.instance.objectNode();
    SECTIONS.forEach(section -> found.set(section, made.path(section)));
    for (String field : MORE) {
      if (expect.has(field) || field.equals("event_name") || field.equals("error")) {
        found.set(field, made.path(field).isMissingNode() ? null : made.get(field));
      }
    }
    var leaked = found.putArray("nowhere");
    json.path("nowhere").forEach(text -> {
      if (made.toString().contains(text.asText())) {
        leaked.add(text);
      }
    });
    ObjectNode metadata = (ObjectNode) found.path("metadata");
    LINEAGE.stream().filter(key -> !expect.path("metadata").has(key)).forEach(metadata::remove);
    return pretty(found);
  }

  private String pretty(ObjectNode event) {
    try {
      ObjectNode plain = (ObjectNode) MAPPER.readTree(event.toString());
      json.path("ignore").forEach(path -> remove(plain, path.asText()));
      return MAPPER
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(MAPPER.treeToValue(plain, Object.class));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void remove(ObjectNode event, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      event.remove(path);
    } else if (event.path(path.substring(0, dot)) instanceof ObjectNode section) {
      section.remove(path.substring(dot + 1));
    }
  }

  private OtlpSpan span() {
    JsonNode span = json.path("span");
    List<OtlpSpan.SpanEvent> events = new ArrayList<>();
    span.path("events")
        .forEach(event -> events.add(new OtlpSpan.SpanEvent(
            event.path("name").asText(),
            1_760_000_000_500_000_000L,
            map(event.path("attributes")))));
    return Spans.span()
        .name(span.path("name").asText("step"))
        .parentSpanId(span.path("parent_span_id").asText(null))
        .startEpochNanos(span.path("start").asLong())
        .endEpochNanos(span.path("end").asLong())
        .attributes(map(span.path("attributes")))
        .events(events)
        .status(OtlpSpan.Status.valueOf(span.path("status").asText("UNSET")))
        .statusMessage(span.path("status_message").asText(null))
        .scopeName(span.path("scope").path("name").asText(""))
        .scopeVersion(span.path("scope").path("version").asText(null))
        .resource(map(span.path("resource")))
        .build();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(JsonNode object) {
    return object.isObject() ? (Map<String, Object>) JsonValues.fromNode(opened(object)) : Map.of();
  }

  private static JsonNode opened(JsonNode value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (value.has("$json")) {
      return make.textNode(opened(value.get("$json")).toString());
    }
    if (value.has("$double")) {
      return make.numberNode(Double.parseDouble(value.get("$double").asText()));
    }
    if (value.isObject()) {
      ObjectNode object = make.objectNode();
      value.properties().forEach(field -> object.set(field.getKey(), opened(field.getValue())));
      return object;
    }
    if (value.isArray()) {
      var list = make.arrayNode();
      value.forEach(item -> list.add(opened(item)));
      return list;
    }
    return value;
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }
}
