package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.EventWrite;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Creating, updating and finding events. */
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
        .route("POST", "/events/model", events::createModel)
        .route("PUT", "/v1/events/{id}", events::update)
        .route("PUT", "/events", events::updateLegacy)
        .route("POST", "/v1/events/batch", events::createBatch)
        .route("POST", "/events/batch", events::createBatchLegacy)
        .route("POST", "/events/model/batch", events::createModelBatch);
    SearchRoutes.addTo(routes, storage);
    routes
        .route("GET", "/v1/events/{id}", events::find)
        .route("DELETE", "/v1/events/{id}", events::delete);
  }

  /** {@code POST /v1/events}. */
  Response create(Request request) throws IOException {
    return create(request, EventBody.current(Bodies.json(request)));
  }

  /** {@code POST /events}. */
  Response createLegacy(Request request) throws IOException {
    return create(request, EventBody.legacy(Bodies.unwrapped(Bodies.json(request), "event")));
  }

  /** {@code POST /events/model}. */
  Response createModel(Request request) throws IOException {
    JsonNode body = Bodies.unwrapped(Bodies.json(request), "model_event");
    return create(request, ModelEventBody.legacy(body));
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

  /** {@code POST /events/model/batch}. */
  Response createModelBatch(Request request) throws IOException {
    return create(request, BatchBody.legacyModels(Bodies.json(request)));
  }

  private Response create(Request request, BatchBody batch) {
    storage.write(batch.writes(request.project()));
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
    return update(request, UpdateBody.current(id, Bodies.optional(request)));
  }

  /** {@code PUT /events}. */
  Response updateLegacy(Request request) throws IOException {
    return update(request, UpdateBody.legacy(Bodies.json(request)));
  }

  private Response update(Request request, UpdateBody body) {
    storage.update(request.project(), body.eventId(), body.update());
    return Response.json(Json.object().put("success", true));
  }

  /** {@code GET /v1/events/{id}}: for a session the fields of its node too. */
  Response find(Request request) {
    String id = Bodies.uuid(request.path("id"));
    Event event = find(request.project(), id);
    ObjectNode body = event.eventId().equals(event.sessionId())
        ? SessionNode.of(storage.session(request.project(), id))
        : Json.object();
    body.set("event", event.toJson());
    return Response.json(body);
  }

  private Event find(String project, String id) {
    return storage
        .find(project, id)
        .orElseThrow(() -> HttpFailure.notFound("There is no event " + id));
  }

  /** {@code DELETE /v1/events/{id}}: a session with all its events. */
  Response delete(Request request) {
    String id = Bodies.uuid(request.path("id"));
    if (!storage.delete(request.project(), id)) {
      throw HttpFailure.notFound("There is no event " + id);
    }
    return Response.json(Json.object().put("success", true).put("deleted", id));
  }
}
