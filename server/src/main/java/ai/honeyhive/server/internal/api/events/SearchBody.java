package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.server.internal.api.body.DateRange;
import ai.honeyhive.server.internal.api.body.Filters;
import ai.honeyhive.server.internal.api.body.QueryValues;
import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.api.body.Texts;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.store.EventFilter;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.FilterOperator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What a search asks for, in its three forms.
 *
 * @param projections the only fields of the events that are wanted; empty when all are
 */
record SearchBody(EventQuery query, List<String> projections) {
  private static final int DEFAULT_LIMIT = 1000;
  private static final int MAX_LIMIT = 1000;
  private static final int MOST_COUNTED = 10_000;
  private static final Shape SHAPE = new Shape(Map.of(
      "filters", Kind.ANY,
      "dateRange", Kind.OBJECT,
      "limit", Kind.NUMBER,
      "page", Kind.NUMBER,
      "ignore_order", Kind.FLAG,
      "evaluation_id", Kind.TEXT,
      "text", Kind.TEXT));
  private static final Shape EXPORT = new Shape(Map.of(
      "filters", Kind.ANY,
      "dateRange", Kind.OBJECT,
      "projections", Kind.TEXTS,
      "limit", Kind.NUMBER,
      "page", Kind.NUMBER,
      "evaluation_id", Kind.TEXT,
      "text", Kind.TEXT));

  /** {@code SearchEventsRequest}: closed. */
  static SearchBody current(JsonNode body, String project) {
    ObjectNode search = SHAPE.closed(body);
    DateRange range =
        search.has("dateRange") ? DateRange.current(search.get("dateRange")) : DateRange.ALL;
    List<EventFilter> filters = Filters.current(search.path("filters"));
    EventQuery.Builder query = query(project, range, filters, search.path("evaluation_id"));
    addText(query, search.path("text").asText());
    return new SearchBody(page(query, search, MAX_LIMIT), List.of());
  }

  /** {@code LegacyExportEventsRequest}: unknown fields are ignored. */
  static SearchBody export(JsonNode body, String project) {
    ObjectNode search = EXPORT.open(body);
    DateRange range = search.has("dateRange")
        ? DateRange.any(search.get("dateRange"), Clock.systemUTC())
        : DateRange.ALL;
    List<EventFilter> filters = Filters.any(search.path("filters"));
    EventQuery.Builder query = query(project, range, filters, search.path("evaluation_id"));
    addText(query, search.path("text").asText());
    List<String> projections =
        search.path("projections").valueStream().map(JsonNode::textValue).toList();
    return new SearchBody(page(query, search, EventQuery.MAX_LIMIT), projections);
  }

  /** The same as an export, in the query of a request without a body. */
  static SearchBody inQuery(Request request) throws IOException {
    EventQuery.Builder query = query(
        request.project(),
        QueryValues.dateRange(request),
        QueryValues.filters(request, "filters"),
        TextNode.valueOf(QueryValues.text(request, "evaluation_id")));
    addText(query, QueryValues.text(request, "text"));
    query
        .limit(QueryValues.positive(request, "limit", DEFAULT_LIMIT, EventQuery.MAX_LIMIT))
        .page(QueryValues.positive(request, "page", 1, Integer.MAX_VALUE));
    return new SearchBody(query.build(), QueryValues.texts(request, "projections"));
  }

  private static EventQuery.Builder query(
      String project, DateRange range, List<EventFilter> filters, JsonNode run) {
    if (!run.asText().isEmpty()) {
      filters.add(
          EventFilter.of("metadata.run_id", FilterOperator.IS, run, EventFilter.Type.STRING));
    }
    return EventQuery.in(project).filters(filters).startBetween(range.from(), range.to());
  }

  /** What content must have, an addition of ours; a word that is everywhere is counted so far. */
  private static void addText(EventQuery.Builder query, String text) {
    if (!text.isBlank()) {
      query.text(Texts.search(text)).countUpTo(MOST_COUNTED);
    }
  }

  private static EventQuery page(EventQuery.Builder query, ObjectNode search, int most) {
    return query
        .limit(integer(search, "limit", DEFAULT_LIMIT, most))
        .page(integer(search, "page", 1, Integer.MAX_VALUE))
        .build();
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
}
