package ai.honeyhive.server.internal.api.charts;

import ai.honeyhive.server.internal.api.body.DateRange;
import ai.honeyhive.server.internal.api.body.Filters;
import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.api.body.Texts;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The bodies that create and change charts: closed. */
final class ChartBody {
  private static final Shape SHAPE = new Shape(Map.of(
      "name", Kind.TEXT,
      "description", Kind.TEXT,
      "metric", Kind.TEXT,
      "func", Kind.TEXT,
      "groupBy", Kind.TEXT,
      "bucketing", Kind.TEXT,
      "dateRange", Kind.OBJECT,
      "query", Kind.OBJECTS,
      "owner_id", Kind.TEXT));
  private static final Shape FILTER = new Shape(
      Map.of("field", Kind.TEXT, "operator", Kind.TEXT, "value", Kind.TEXT, "type", Kind.TEXT));

  private ChartBody() {}

  /** {@code CreateChartRequest}. */
  static ObjectNode create(JsonNode body) {
    ObjectNode given = update(body);
    Texts.require(given, "name", "metric");
    return Json.object().put("name", "").put("bucketing", "day").setAll(given);
  }

  /** {@code UpdateChartRequest}: only what is given; a null takes the grouping away. */
  static ObjectNode update(JsonNode body) {
    ObjectNode given = SHAPE.closed(body);
    if (body.path("groupBy").isNull()) {
      given.putNull("groupBy");
    }
    Texts.checkName(given);
    Texts.checkNotEmpty(given, "name");
    Texts.checkNotEmpty(given, "metric");
    Texts.checkNotEmpty(given, "owner_id");
    Texts.checkOneOf(given, "bucketing", List.of("minute", "hour", "day", "week", "month"));
    if (given.has("dateRange")) {
      DateRange.any(given.get("dateRange"), Clock.systemUTC());
    }
    given.path("query").forEach(FILTER::closed);
    if (given.has("query")) {
      Filters.any(given.get("query"));
    }
    return given;
  }
}
