package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventWrite;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Creating, updating, finding and searching events. */
public final class EventRoutes {
  private final Storage storage;

  private EventRoutes(Storage storage) {
    this.storage = storage;
  }

  /** Adds the routes of events. */
  public static void addTo(Routes routes, Storage storage) {
    EventRoutes events = new EventRoutes(storage);
    routes
        .route("POST", "/v1/events", events::create)
        .route("POST", "/events", events::createLegacy)
        .route("PUT", "/v1/events/{id}", events::update)
        .route("PUT", "/events", events::updateLegacy)
        .route("POST", "/v1/events/batch", events::createBatch)
        .route("POST", "/events/batch", events::createBatchLegacy)
        .route("POST", "/v1/events/search", events::search)
        .route("POST", "/v1/events/export", events::export)
        .route("POST", "/events/export", events::export)
        .route("GET", "/v1/events/{id}", events::find);
  }

  /** {@code POST /v1/events}. */
  Response create(Request request) throws IOException {
    return create(request, EventBody.current(Bodies.json(request)));
  }

  /** {@code POST /events}. */
  Response createLegacy(Request request) throws IOException {
    return create(request, EventBody.legacy(Bodies.unwrapped(Bodies.json(request), "event")));
  }

  private Response create(Request request, Event event) {
    storage.write(List.of(EventWrite.of(request.project(), event)));
    return Response.json(Json.object().put("success", true).put("event_id", event.eventId()));
  }

  /** {@code POST /v1/events/batch}. */
  Response createBatch(Request request) throws IOException {
    return create(request, BatchBody.current(Bodies.json(request)));
  }

  /** {@code POST /events/batch}. */
  Response createBatchLegacy(Request request) throws IOException {
    return create(request, BatchBody.legacy(Bodies.json(request)));
  }

  private Response create(Request request, BatchBody batch) {
    storage.write(
        batch.all().map(event -> EventWrite.of(request.project(), event)).toList());
    ObjectNode body = Json.object();
    ArrayNode ids = body.putArray("event_ids");
    batch.events().forEach(event -> ids.add(event.eventId()));
    String session = batch.sessionId();
    if (session != null) {
      body.put("session_id", session);
    }
    return Response.json(body.put("success", true));
  }

  /** {@code PUT /v1/events/{id}}. */
  Response update(Request request) throws IOException {
    String id = Bodies.uuid(request.path("id"));
    return update(request, UpdateBody.current(id, Bodies.json(request)));
  }

  /** {@code PUT /events}. */
  Response updateLegacy(Request request) throws IOException {
    return update(request, UpdateBody.legacy(Bodies.json(request)));
  }

  private Response update(Request request, UpdateBody body) {
    storage.update(request.project(), body.eventId(), body.update());
    return Response.json(Json.object().put("success", true));
  }

  /** {@code GET /v1/events/{id}}. */
  Response find(Request request) {
    String id = Bodies.uuid(request.path("id"));
    Event event =
        storage.find(request.project(), id).orElseThrow(() -> HttpFailure.notFound("There is no event " + id));
    ObjectNode body = Json.object();
    body.set("event", event.toJson());
    return Response.json(body);
  }

  /** {@code POST /v1/events/search}. */
  Response search(Request request) throws IOException {
    return page(SearchBody.query(Bodies.json(request), request.project()), List.of());
  }

  /** {@code POST /v1/events/export} and {@code POST /events/export}. */
  Response export(Request request) throws IOException {
    JsonNode body = Bodies.json(request);
    return page(SearchBody.export(body, request.project()), SearchBody.projections(body));
  }

  private Response page(EventQuery query, List<String> projections) {
    EventPage page = storage.search(query);
    ArrayNode events = Json.array();
    for (Event event : page.events()) {
      ObjectNode json = event.toJson();
      events.add(projections.isEmpty() ? json : json.retain(projections));
    }
    ObjectNode body = Json.object();
    body.set("events", events);
    return Response.json(body.put("count", page.total()).put("totalEvents", page.total()));
  }
}
