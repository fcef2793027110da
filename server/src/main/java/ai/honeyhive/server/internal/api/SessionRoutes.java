package ai.honeyhive.server.internal.api;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.store.EventWrite;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Starting and reading sessions. */
final class SessionRoutes {
  private final Storage storage;

  SessionRoutes(Storage storage) {
    this.storage = storage;
  }

  /** {@code POST /v1/sessions}. */
  Response start(Request request) throws IOException {
    return start(SessionBody.current(Bodies.json(request)));
  }

  /** {@code POST /session/start}. */
  Response startLegacy(Request request) throws IOException {
    return start(SessionBody.legacy(Bodies.unwrapped(Bodies.json(request), "session")));
  }

  private Response start(Event session) {
    storage.write(List.of(EventWrite.of(Storage.PROJECT, session)));
    Event stored = storage.find(session.eventId()).orElse(session);
    return Response.json(withOrganization(stored.toJson()));
  }

  /** {@code GET /v1/sessions/{id}}. */
  Response node(Request request) {
    String id = Storage.uuid(request.path("id"));
    List<Event> events = storage.session(id);
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
