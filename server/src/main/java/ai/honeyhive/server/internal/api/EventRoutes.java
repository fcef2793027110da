package ai.honeyhive.server.internal.api;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventWrite;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Creating, updating, finding and searching events. */
final class EventRoutes {
  private final Storage storage;

  EventRoutes(Storage storage) {
    this.storage = storage;
  }

  /** {@code POST /v1/events}. */
  Response create(Request request) throws IOException {
    return create(EventBody.current(Bodies.json(request)));
  }

  /** {@code POST /events}. */
  Response createLegacy(Request request) throws IOException {
    return create(EventBody.legacy(Bodies.unwrapped(Bodies.json(request), "event")));
  }

  private Response create(Event event) {
    storage.write(List.of(EventWrite.of(Storage.PROJECT, event)));
    return Response.json(Json.object().put("success", true).put("event_id", event.eventId()));
  }

  /** {@code POST /v1/events/batch}. */
  Response createBatch(Request request) throws IOException {
    return create(BatchBody.current(Bodies.json(request)));
  }

  /** {@code POST /events/batch}. */
  Response createBatchLegacy(Request request) throws IOException {
    return create(BatchBody.legacy(Bodies.json(request)));
  }

  private Response create(BatchBody batch) {
    storage.write(
        batch.all().map(event -> EventWrite.of(Storage.PROJECT, event)).toList());
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
    String id = Storage.uuid(request.path("id"));
    return update(UpdateBody.current(id, Bodies.json(request)));
  }

  /** {@code PUT /events}. */
  Response updateLegacy(Request request) throws IOException {
    return update(UpdateBody.legacy(Bodies.json(request)));
  }

  private Response update(UpdateBody body) {
    storage.update(body.eventId(), body.update());
    return Response.json(Json.object().put("success", true));
  }

  /** {@code GET /v1/events/{id}}. */
  Response find(Request request) {
    String id = Storage.uuid(request.path("id"));
    Event event =
        storage.find(id).orElseThrow(() -> HttpFailure.notFound("There is no event " + id));
    ObjectNode body = Json.object();
    body.set("event", event.toJson());
    return Response.json(body);
  }

  /** {@code POST /v1/events/search}. */
  Response search(Request request) throws IOException {
    return page(SearchBody.query(Bodies.json(request), Storage.PROJECT), List.of());
  }

  /** {@code POST /v1/events/export} and {@code POST /events/export}. */
  Response export(Request request) throws IOException {
    JsonNode body = Bodies.json(request);
    return page(SearchBody.export(body, Storage.PROJECT), SearchBody.projections(body));
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
