package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.store.EventFilter;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.FilterOperator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Makes a query out of the body of a search. */
final class SearchBody {
  private static final int DEFAULT_LIMIT = 1000;
  private static final int MAX_LIMIT = 1000;
  private static final Shape SHAPE = new Shape(Map.of(
      "filters", Kind.ANY,
      "dateRange", Kind.OBJECT,
      "limit", Kind.NUMBER,
      "page", Kind.NUMBER,
      "ignore_order", Kind.ANY,
      "evaluation_id", Kind.TEXT));
  private static final Shape EXPORT = new Shape(Map.of(
      "filters", Kind.ANY,
      "dateRange", Kind.OBJECT,
      "projections", Kind.TEXTS,
      "limit", Kind.NUMBER,
      "page", Kind.NUMBER,
      "evaluation_id", Kind.TEXT));
  private static final Shape FILTER = new Shape(
      Map.of("field", Kind.TEXT, "operator", Kind.TEXT, "value", Kind.ANY, "type", Kind.TEXT));
  private static final Shape DATE_RANGE =
      new Shape(Map.of("start_time", Kind.TEXT, "end_time", Kind.TEXT));
  private static final Shape EXPORT_DATE_RANGE =
      new Shape(Map.of("$gte", Kind.TEXT, "$lte", Kind.TEXT));

  private SearchBody() {}

  /** {@code SearchEventsRequest}: closed. */
  static EventQuery query(JsonNode body, String project) {
    ObjectNode search = SHAPE.closed(body);
    EventQuery.Builder query = EventQuery.in(project).filters(filters(search, FILTER::closed));
    if (search.has("dateRange")) {
      ObjectNode range = DATE_RANGE.closed(search.get("dateRange"));
      query.startBetween(time(range, "start_time"), time(range, "end_time"));
    }
    return page(query, search, MAX_LIMIT);
  }

  /** {@code LegacyExportEventsRequest}: unknown fields are ignored. */
  static EventQuery export(JsonNode body, String project) {
    ObjectNode search = EXPORT.open(body);
    EventQuery.Builder query = EventQuery.in(project).filters(filters(search, FILTER::open));
    if (search.has("dateRange")) {
      ObjectNode range = EXPORT_DATE_RANGE.open(search.get("dateRange"));
      query.startBetween(time(range, "$gte"), time(range, "$lte"));
    }
    return page(query, search, EventQuery.MAX_LIMIT);
  }

  /** The only fields of the events that an export wants; empty when it wants all. */
  static List<String> projections(JsonNode body) {
    return EXPORT
        .open(body)
        .path("projections")
        .valueStream()
        .map(JsonNode::textValue)
        .toList();
  }

  private static EventQuery page(EventQuery.Builder query, ObjectNode search, int most) {
    return query
        .limit(integer(search, "limit", DEFAULT_LIMIT, most))
        .page(integer(search, "page", 1, Integer.MAX_VALUE))
        .build();
  }

  private static List<EventFilter> filters(
      ObjectNode search, Function<JsonNode, ObjectNode> shape) {
    List<EventFilter> filters = filters(search.path("filters"), shape);
    if (search.has("evaluation_id")) {
      filters.add(EventFilter.of(
          "metadata.run_id",
          FilterOperator.IS,
          search.get("evaluation_id"),
          EventFilter.Type.STRING));
    }
    return filters;
  }

  private static int integer(ObjectNode search, String name, int otherwise, int most) {
    JsonNode value = search.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    double number = value.doubleValue();
    if (number != Math.rint(number) || number < 1 || number > most) {
      String range = most == Integer.MAX_VALUE ? "at least 1" : "between 1 and " + most;
      throw HttpFailure.badRequest(name + " must be a whole number, " + range + ": " + value);
    }
    return (int) number;
  }

  private static double time(ObjectNode range, String name) {
    String text = range.path(name).asText();
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return instant.getEpochSecond() * 1e3 + instant.getNano() / 1e6;
    } catch (DateTimeException e) {
      throw HttpFailure.badRequest(
          "dateRange." + name + " must be an ISO 8601 time with offset: \"" + text + "\"");
    }
  }

  private static List<EventFilter> filters(JsonNode list, Function<JsonNode, ObjectNode> shape) {
    if (!list.isMissingNode() && !list.isArray()) {
      throw HttpFailure.badRequest("filters must be a list");
    }
    List<EventFilter> filters = new ArrayList<>();
    for (JsonNode filter : list) {
      filters.add(filter(shape.apply(filter)));
    }
    return filters;
  }

  private static EventFilter filter(ObjectNode filter) {
    String field = required(filter, "field");
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
