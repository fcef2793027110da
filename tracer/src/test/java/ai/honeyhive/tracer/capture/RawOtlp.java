package ai.honeyhive.tracer.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Cases as a request in OTLP/JSON, written without any code of ours. */
final class RawOtlp {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RawOtlp() {}

  /** One request; the span of the n-th case has {@link #traceId} and {@link #spanId} of n. */
  static ObjectNode request(List<CaptureCase> cases) {
    ObjectNode request = JSON.objectNode();
    ArrayNode resourceSpans = request.putArray("resourceSpans");
    for (int i = 0; i < cases.size(); i++) {
      CaptureCase one = cases.get(i);
      ObjectNode inResource = resourceSpans.addObject();
      inResource.putObject("resource").set("attributes", attributes(one.span().path("resource")));
      ObjectNode inScope = inResource.putArray("scopeSpans").addObject();
      if (one.span().has("scope")) {
        inScope.set("scope", one.span().path("scope"));
      }
      inScope.putArray("spans").add(span(one, i));
    }
    return request;
  }

  static String traceId(int index) {
    return String.format("4bf92f3577b34da6a3ce%012x", index + 1);
  }

  static String spanId(int index) {
    return String.format("00f0%012x", index + 1);
  }

  private static ObjectNode span(CaptureCase one, int index) {
    ObjectNode span = JSON.objectNode()
        .put("traceId", traceId(index))
        .put("spanId", spanId(index))
        .put("name", one.spanName())
        .put("startTimeUnixNano", Long.toString(one.start()))
        .put("endTimeUnixNano", Long.toString(one.end()));
    span.set("attributes", attributes(one.attributes()));
    ObjectNode status = span.putObject("status");
    if (one.span().has("status")) {
      status.put("code", one.span().path("status").asText().equals("ERROR") ? 2 : 1);
      status.put("message", one.span().path("statusMessage").asText(""));
    }
    ArrayNode events = span.putArray("events");
    for (JsonNode moment : one.span().path("events")) {
      events
          .addObject()
          .put("name", moment.path("name").asText())
          .put("timeUnixNano", Long.toString(one.time(moment)))
          .set("attributes", attributes(moment.path("attributes")));
    }
    ArrayNode links = span.putArray("links");
    for (int i = 0; i < one.span().path("links").asInt(); i++) {
      links.addObject().put("traceId", traceId(90_000 + i)).put("spanId", spanId(90_000 + i));
    }
    return span;
  }

  private static ArrayNode attributes(JsonNode object) {
    ArrayNode list = JSON.arrayNode();
    object.properties().forEach(entry -> {
      ObjectNode pair = list.addObject().put("key", entry.getKey());
      pair.set("value", value(entry.getValue()));
    });
    return list;
  }

  private static ObjectNode value(JsonNode value) {
    ObjectNode wrapped = JSON.objectNode();
    if (value.has("$bytes")) {
      return wrapped.put("bytesValue", value.path("$bytes").asText());
    }
    if (value.has("$double")) {
      return wrapped.put("doubleValue", value.path("$double").asText());
    }
    switch (value.getNodeType()) {
      case STRING -> wrapped.put("stringValue", value.asText());
      case BOOLEAN -> wrapped.put("boolValue", value.asBoolean());
      case NUMBER -> {
        if (value.isIntegralNumber()) {
          wrapped.put("intValue", value.asText());
        } else {
          wrapped.put("doubleValue", value.asDouble());
        }
      }
      case ARRAY -> {
        ArrayNode values = wrapped.putObject("arrayValue").putArray("values");
        value.forEach(element -> values.add(value(element)));
      }
      case OBJECT -> wrapped.putObject("kvlistValue").set("values", attributes(value));
      default -> throw new IllegalArgumentException(value.toString());
    }
    return wrapped;
  }
}
