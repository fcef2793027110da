package ai.honeyhive.it.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A span as Zipkin's API must give it back: tags are text, and names in lower case.
 *
 * @param kind in Zipkin's words, or empty
 * @param startMicros 0 when it is not known
 */
record ExpectedSpan(
    String id,
    String parentId,
    String name,
    String kind,
    long startMicros,
    long durationMicros,
    Map<String, String> tags,
    List<String> annotations) {

  /** All that is different, each in a line; empty when the trace came back whole. */
  static List<String> differences(List<ExpectedSpan> expected, JsonNode trace) {
    List<String> found = new ArrayList<>();
    compare(found, "the number of spans", expected.size(), trace.size());
    for (ExpectedSpan span : expected) {
      List<JsonNode> same = trace
          .valueStream()
          .filter(json -> json.path("id").asText().equals(span.id))
          .toList();
      if (same.size() == 1) {
        span.compare(found, same.get(0));
      } else {
        found.add(span.name + " is there " + same.size() + " times");
      }
    }
    return found;
  }

  private void compare(List<String> found, JsonNode json) {
    compare(found, name + ".parentId", parentId, json.path("parentId").asText());
    compare(
        found, name + ".name", name.toLowerCase(Locale.ROOT), json.path("name").asText());
    compare(found, name + ".kind", kind, json.path("kind").asText());
    if (startMicros > 0) {
      compare(found, name + ".timestamp", startMicros, json.path("timestamp").asLong());
      compare(found, name + ".duration", durationMicros, json.path("duration").asLong());
    }
    tags.forEach((key, value) ->
        compare(found, name + "." + key, value, json.path("tags").path(key).asText("missing")));
    for (String tag : List.of("error", "otel.status_code", "otel.status_description")) {
      compare(
          found, name + " has " + tag, tags.containsKey(tag), json.path("tags").has(tag));
    }
    List<String> events = json.path("annotations")
        .valueStream()
        .map(one -> one.path("timestamp").asText() + " " + one.path("value").asText())
        .toList();
    compare(found, name + ".annotations", annotations, events);
  }

  private static void compare(List<String> found, String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      found.add(what + " is " + shortened(actual) + ", and not " + shortened(expected));
    }
  }

  private static String shortened(Object value) {
    String text = String.valueOf(value);
    return text.length() <= 80 ? text : text.substring(0, 80) + "… (" + text.length() + ")";
  }
}
