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
import java.io.IOException;
import java.util.List;

/** Starting, filling, reading and deleting sessions. */
public final class SessionRoutes {
  private final Storage storage;

  private SessionRoutes(Storage storage) {
    this.storage = storage;
  }

  /** Adds the routes of sessions. */
  public static void addTo(Routes routes, Storage storage) {
    SessionRoutes sessions = new SessionRoutes(storage);
    routes
        .route("POST", "/v1/sessions", sessions::start)
        .route("POST", "/session/start", sessions::startLegacy)
        .route("POST", "/v1/sessions/{id}/events/batch", sessions::addEvents)
        .route("POST", "/session/{id}/traces", sessions::addTraces)
        .route("GET", "/v1/sessions/{id}", sessions::node)
        .route("GET", "/session/{id}", sessions::event)
        .route("DELETE", "/v1/sessions/{id}", sessions::delete)
        .route("GET", "/v1/sessions", new SessionListRoute(storage)::list);
  }

  /** {@code POST /v1/sessions}. */
  Response start(Request request) throws IOException {
    return start(request, SessionBody.current(Bodies.optional(request)));
  }

  /** {@code POST /session/start}. */
  Response startLegacy(Request request) throws IOException {
    return start(request, SessionBody.legacy(Bodies.unwrapped(Bodies.json(request), "session")));
  }

  private Response start(Request request, Event session) {
    storage.write(List.of(EventWrite.of(request.project(), session)));
    Event stored = storage.find(request.project(), session.eventId()).orElse(session);
    return Response.json(SessionNode.withOrganization(stored.toJson()));
  }

  /** {@code GET /v1/sessions/{id}}. */
  Response node(Request request) {
    String id = Bodies.uuid(request.path("id"));
    List<Event> events = storage.session(request.project(), id);
    if (events.isEmpty()) {
      throw unknown(id);
    }
    return Response.json(SessionNode.of(events));
  }

  /** {@code GET /session/{id}}: the session's own event alone. */
  Response event(Request request) {
    String id = Bodies.uuid(request.path("id"));
    return Response.json(
        SessionNode.withOrganization(find(request.project(), id).toJson()));
  }

  private Event find(String project, String id) {
    return storage
        .find(project, id)
        .filter(event -> event.eventId().equals(event.sessionId()))
        .orElseThrow(() -> unknown(id));
  }

  private static HttpFailure unknown(String id) {
    return HttpFailure.notFound("There is no session " + id);
  }

  /** {@code POST /v1/sessions/{id}/events/batch}. */
  Response addEvents(Request request) throws IOException {
    String id = Bodies.uuid(request.path("id"));
    return add(request, BatchBody.ofSession(id, Bodies.json(request)));
  }

  /** {@code POST /session/{id}/traces}. */
  Response addTraces(Request request) throws IOException {
    String id = Bodies.uuid(request.path("id"));
    return add(request, BatchBody.tracesOfSession(id, Bodies.json(request)));
  }

  private Response add(Request request, BatchBody batch) {
    storage.write(batch.writes(request.project()));
    return Response.json(Json.object().put("success", true));
  }

  /** {@code DELETE /v1/sessions/{id}}: the session and all its events. */
  Response delete(Request request) {
    String id = Bodies.uuid(request.path("id"));
    find(request.project(), id);
    storage.delete(request.project(), id);
    return Response.json(Json.object().put("success", true).put("deleted", id));
  }
}
