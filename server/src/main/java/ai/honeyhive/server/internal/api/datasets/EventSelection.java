package ai.honeyhive.server.internal.api.datasets;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.api.body.DateRange;
import ai.honeyhive.server.internal.api.body.Filters;
import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which events a batch of datapoints is made of ({@code BatchCreateDatapointsRequest}): those
 * named, those checked, or all that filters find, less those that are unchecked.
 */
final class EventSelection {
  static final Shape SHAPE = new Shape(Map.of(
      "events", Kind.IDS,
      "mapping", Kind.OBJECT,
      "filters", Kind.ANY,
      "dateRange", Kind.OBJECT,
      "checkState", Kind.OBJECT,
      "selectAll", Kind.FLAG,
      "dataset_id", Kind.TEXT));
  private static final int MOST = EventQuery.MAX_LIMIT;

  private final Storage storage;
  private final String project;

  EventSelection(Storage storage, String project) {
    this.storage = storage;
    this.project = project;
  }

  List<Event> events(ObjectNode body) {
    List<Event> events = body.path("selectAll").asBoolean() ? found(body) : named(body);
    if (events.isEmpty()) {
      throw HttpFailure.badRequest("No event is selected: name some in events or checkState, or"
          + " set selectAll with filters that find some");
    }
    return events;
  }

  private List<Event> named(ObjectNode body) {
    Set<String> ids = new LinkedHashSet<>();
    body.path("events").forEach(id -> ids.add(Bodies.uuid(id.textValue())));
    checked(body, true).forEach(id -> ids.add(Bodies.uuid(id)));
    if (ids.size() > MOST) {
      throw tooMany(ids.size());
    }
    List<Event> events = new ArrayList<>();
    for (String id : ids) {
      events.add(storage
          .find(project, id)
          .orElseThrow(
              () -> HttpFailure.badRequest("There is no event " + id + "; nothing was stored")));
    }
    return events;
  }

  private List<Event> found(ObjectNode body) {
    DateRange range = body.has("dateRange")
        ? DateRange.any(body.get("dateRange"), Clock.systemUTC())
        : DateRange.ALL;
    EventPage page = storage.search(EventQuery.in(project)
        .filters(Filters.any(body.path("filters")))
        .startBetween(range.from(), range.to())
        .limit(MOST)
        .build());
    if (page.total() > MOST) {
      throw tooMany(page.total());
    }
    Set<String> unchecked = checked(body, false);
    return page.events().stream()
        .filter(event -> !unchecked.contains(event.eventId()))
        .toList();
  }

  private static HttpFailure tooMany(long count) {
    return HttpFailure.badRequest(
        "At most " + MOST + " events make datapoints at a time, and these are " + count);
  }

  private static Set<String> checked(ObjectNode body, boolean state) {
    Set<String> ids = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> one : body.path("checkState").properties()) {
      if (!one.getValue().isBoolean()) {
        throw HttpFailure.badRequest("checkState." + one.getKey() + " must be true or false");
      }
      if (one.getValue().booleanValue() == state) {
        ids.add(one.getKey());
      }
    }
    return ids;
  }
}
