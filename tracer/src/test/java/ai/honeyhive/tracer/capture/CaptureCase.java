package ai.honeyhive.tracer.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A span and the event it must become, written by hand from the mapping reference. Its name begins
 * with the section it is from. Values {@code {"$json": …}} are the JSON text of what is in them,
 * {@code {"$bytes": …}} are bytes in base64, {@code {"$double": …}} a number that JSON does not
 * know.
 *
 * @param name the section of the reference, and what it says
 * @param span what is not the default of the span: name, scope, status, times, events, resource
 * @param attributes the span's attributes
 * @param event the event; a section that is not given must be empty
 * @param session what the event of its session must say, or a missing node
 * @param only the fields of the event that are compared; all when there are none
 */
record CaptureCase(
    String name,
    JsonNode span,
    ObjectNode attributes,
    ObjectNode event,
    JsonNode session,
    List<String> only) {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final long START = 1_760_000_000_000_000_000L;

  /** All cases of the named resources of this package. */
  static List<CaptureCase> of(String... files) {
    List<CaptureCase> cases = new ArrayList<>();
    for (String file : files) {
      read(file).forEach(node -> cases.add(one(node)));
    }
    return cases;
  }

  /** A resource of this package. */
  static JsonNode read(String file) {
    try (InputStream in = CaptureCase.class.getResourceAsStream("/capture/" + file + ".json")) {
      return JSON.readTree(Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static CaptureCase one(JsonNode node) {
    List<String> only = new ArrayList<>();
    node.path("only").forEach(field -> only.add(field.asText()));
    return new CaptureCase(
        node.path("name").asText(),
        unfolded(node.has("span") ? node.path("span") : JSON.createObjectNode()),
        (ObjectNode) unfolded(node.path("attributes")),
        (ObjectNode) node.path("event"),
        node.has("session") ? node.path("session") : MissingNode.getInstance(),
        only);
  }

  /** With JSON text in the place of {@code $json}. */
  private static JsonNode unfolded(JsonNode node) {
    if (node.has("$json")) {
      return JSON.getNodeFactory().textNode(node.path("$json").toString());
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JSON.createObjectNode();
      object.properties().forEach(entry -> copy.set(entry.getKey(), unfolded(entry.getValue())));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JSON.createArrayNode();
      array.forEach(element -> copy.add(unfolded(element)));
      return copy;
    }
    return node;
  }

  String spanName() {
    return span.path("name").asText("step");
  }

  long start() {
    return span.path("start").asLong(START);
  }

  long end() {
    return span.path("end").asLong(start() + 1_000_000);
  }

  long time(JsonNode moment) {
    return moment.path("time").asLong(start());
  }

  @Override
  public String toString() {
    return name;
  }
}
