package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.EventWrite;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Starting and reading sessions. */
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
        .route("GET", "/v1/sessions/{id}", sessions::node);
  }

  /** {@code POST /v1/sessions}. */
  Response start(Request request) throws IOException {
    return start(request, SessionBody.current(Bodies.json(request)));
  }

  /** {@code POST /session/start}. */
  Response startLegacy(Request request) throws IOException {
    return start(request, SessionBody.legacy(Bodies.unwrapped(Bodies.json(request), "session")));
  }

  private Response start(Request request, Event session) {
    storage.write(List.of(EventWrite.of(request.project(), session)));
    Event stored = storage.find(request.project(), session.eventId()).orElse(session);
    return Response.json(withOrganization(stored.toJson()));
  }

  /** {@code GET /v1/sessions/{id}}. */
  Response node(Request request) {
    String id = Bodies.uuid(request.path("id"));
    List<Event> events = storage.session(request.project(), id);
    if (events.isEmpty()) {
      throw HttpFailure.notFound("There is no session " + id);
    }
    return Response.json(withOrganization(new SessionTree(events).json()));
  }

  /** The fields of the data plane's accounts, which this server does not have. */
  private static ObjectNode withOrganization(ObjectNode event) {
    return event.put("org_id", "local-org").put("workspace_id", "local-workspace");
  }
}
