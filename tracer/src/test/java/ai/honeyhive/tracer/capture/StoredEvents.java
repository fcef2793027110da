package ai.honeyhive.tracer.capture;

import ai.honeyhive.test.ServerResponse;
import ai.honeyhive.test.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a server has stored, as JSON, and in what it differs from what it should be. */
public final class StoredEvents {
  /** The sections of an event. */
  public static final List<String> SECTIONS =
      List.of("config", "inputs", "outputs", "metadata", "metrics", "feedback", "user_properties");

  private static final int PAGE = 1000;

  private StoredEvents() {}

  /** Every stored event, sessions included; all count as read. */
  public static List<JsonNode> of(TestServer server) {
    server.events();
    List<JsonNode> all = new ArrayList<>();
    for (int page = 1; all.size() == (page - 1) * PAGE; page++) {
      ObjectNode query =
          JsonNodeFactory.instance.objectNode().put("limit", PAGE).put("page", page);
      query.putArray("filters");
      ServerResponse response = server.post(
          "/v1/events/search",
          "application/json",
          query.toString().getBytes(StandardCharsets.UTF_8));
      response.json().path("events").forEach(all::add);
    }
    return all;
  }

  /** The one event with a value somewhere; a missing node when there is none. */
  public static JsonNode where(List<JsonNode> events, String pointer, String value) {
    List<JsonNode> found = events.stream()
        .filter(event -> event.at(pointer).asText().equals(value))
        .toList();
    if (found.size() > 1) {
      throw new AssertionError(found.size() + " events have " + value + " at " + pointer);
    }
    return found.isEmpty() ? MissingNode.getInstance() : found.get(0);
  }

  /**
   * In what two values differ, a line each: the path, what it should be, what it is. Objects must
   * have the same keys, numbers the same value and be whole or not both.
   */
  public static List<String> differences(JsonNode expected, JsonNode actual) {
    List<String> found = new ArrayList<>();
    compare("", expected, actual, found);
    return found;
  }

  private static void compare(String path, JsonNode expected, JsonNode actual, List<String> found) {
    if (expected.isObject() && actual.isObject()) {
      TreeSet<String> keys = new TreeSet<>();
      expected.fieldNames().forEachRemaining(keys::add);
      actual.fieldNames().forEachRemaining(keys::add);
      for (String key : keys) {
        compare(path + "/" + key, expected.path(key), actual.path(key), found);
      }
    } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(path + "/" + i, expected.get(i), actual.get(i), found);
      }
    } else if (!isSame(path, expected, actual)) {
      found.add(path + ": should be " + shown(expected) + ", is " + shown(actual));
    }
  }

  private static boolean isSame(String path, JsonNode expected, JsonNode actual) {
    if (expected.isNumber() && actual.isNumber()) {
      // an event's times are numbers, whole or not; in a section it matters
      boolean isTime = path.endsWith("_time") || path.endsWith("duration");
      return expected.decimalValue().compareTo(actual.decimalValue()) == 0
          && (isTime || expected.isIntegralNumber() == actual.isIntegralNumber());
    }
    return expected.equals(actual);
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "absent" : node.toString();
  }
}
