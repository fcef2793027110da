package ai.honeyhive.server.internal.api.body;

import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.store.EventFilter;
import ai.honeyhive.server.store.FilterOperator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads conditions on events. */
public final class Filters {
  private static final Shape SHAPE = new Shape(
      Map.of("field", Kind.TEXT, "operator", Kind.TEXT, "value", Kind.ANY, "type", Kind.TEXT));

  // Each is asked of many events, and a path is tried at each of its dots.
  private static final int MOST_FILTERS = 100;
  private static final int LONGEST_FIELD = 512;

  private Filters() {}

  /** A list of {@code EventSearchFilter}: each closed, and with a value. */
  public static List<EventFilter> current(JsonNode list) {
    List<EventFilter> filters = new ArrayList<>();
    for (JsonNode filter : items(list)) {
      EventFilter read = filter(SHAPE.closed(filter));
      boolean existence =
          read.operator() == FilterOperator.EXISTS || read.operator() == FilterOperator.NOT_EXISTS;
      if (!existence && !filter.has("value")) {
        throw HttpFailure.badRequest("A filter needs the field value");
      }
      filters.add(read);
    }
    return filters;
  }

  /** A list of {@code SingleFilter}, one alone, or the list inside {@code filterArray}. */
  public static List<EventFilter> any(JsonNode json) {
    List<EventFilter> filters = new ArrayList<>();
    if (json.has("field")) {
      filters.add(filter(SHAPE.open(json)));
      return filters;
    }
    for (JsonNode filter : items(json.isObject() ? json.path("filterArray") : json)) {
      filters.add(filter(SHAPE.open(filter)));
    }
    return filters;
  }

  private static JsonNode items(JsonNode list) {
    if (!list.isMissingNode() && !list.isArray()) {
      throw HttpFailure.badRequest("filters must be a list");
    }
    checkCount(list.size());
    return list;
  }

  static void checkCount(int filters) {
    if (filters > MOST_FILTERS) {
      throw HttpFailure.badRequest(
          "There must be at most " + MOST_FILTERS + " filters, and there are " + filters);
    }
  }

  private static EventFilter filter(ObjectNode filter) {
    String field = required(filter, "field");
    Texts.checkLength(filter, "field", LONGEST_FIELD);
    String name = required(filter, "operator");
    FilterOperator operator = FilterOperator.parse(name)
        .orElseThrow(() -> HttpFailure.badRequest("Unknown filter operator: " + name));
    JsonNode value = filter.has("value") ? filter.get("value") : NullNode.getInstance();
    if (value.isContainerNode()) {
      throw HttpFailure.badRequest(
          "The value of a filter must be text, a number, true, false or null");
    }
    return EventFilter.of(field, operator, value, filter.has("type") ? type(filter) : null);
  }

  private static EventFilter.Type type(ObjectNode filter) {
    String name = filter.get("type").textValue();
    try {
      return EventFilter.Type.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw HttpFailure.badRequest("Unknown filter type: " + name);
    }
  }

  private static String required(ObjectNode filter, String name) {
    String value = filter.path(name).asText();
    if (value.isEmpty()) {
      throw HttpFailure.badRequest("A filter needs the field " + name);
    }
    return value;
  }
}
