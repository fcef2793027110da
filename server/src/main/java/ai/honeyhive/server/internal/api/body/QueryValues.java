package ai.honeyhive.server.internal.api.body;

import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.store.EventFilter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what stands behind the question mark of a request. Empty values count as absent. */
public final class QueryValues {
  private QueryValues() {}

  /** A list of ids: {@code a[]=x&a[]=y}, {@code a=x&a=y} or {@code a=x,y}. */
  public static List<String> ids(Request request, String name) {
    return request.queryAll(name).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  /** A whole number, 1 at least. */
  public static int positive(Request request, String name, int otherwise, int most) {
    String text = text(request, name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    String range = most == Integer.MAX_VALUE ? "at least 1" : "between 1 and " + most;
    throw HttpFailure.badRequest(name + " must be a whole number, " + range + ": " + text);
  }

  /** Conditions as JSON text: one list, or one condition in each value. */
  public static List<EventFilter> filters(Request request, String name) throws IOException {
    List<EventFilter> filters = new ArrayList<>();
    for (String text : request.queryAll(name)) {
      if (!text.isBlank()) {
        filters.addAll(Filters.any(json(name, text)));
      }
    }
    Filters.checkCount(filters.size());
    return filters;
  }

  /** A range of time, as JSON text or in words; all of time when there is none. */
  public static DateRange dateRange(Request request) throws IOException {
    String text = text(request, "dateRange");
    if (text.isEmpty()) {
      return DateRange.ALL;
    }
    return text.startsWith("{")
        ? DateRange.any(json("dateRange", text), Clock.systemUTC())
        : DateRange.relative(text, Clock.systemUTC());
  }

  /** A list of text, as JSON text or as values of its own. */
  public static List<String> texts(Request request, String name) throws IOException {
    ArrayNode texts = JsonNodeFactory.instance.arrayNode();
    for (String value : request.queryAll(name)) {
      if (value.startsWith("[")) {
        texts.addAll(list(name, value));
      } else {
        Arrays.stream(value.split(",")).map(String::strip).forEach(texts::add);
      }
    }
    return texts
        .valueStream()
        .map(JsonNode::asText)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static List<JsonNode> list(String name, String text) throws IOException {
    return json(name, text).valueStream().toList();
  }

  /** A parameter's first value without spaces around it; empty when there is none. */
  public static String text(Request request, String name) {
    String text = request.query(name);
    return text == null ? "" : text.strip();
  }

  private static JsonNode json(String name, String text) throws IOException {
    try {
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      throw HttpFailure.badRequest(name + " is not valid JSON: " + Json.problem(e));
    }
  }
}
