package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.EventPage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Finding many events. */
final class SearchRoutes {
  private final Storage storage;

  private SearchRoutes(Storage storage) {
    this.storage = storage;
  }

  static void addTo(Routes routes, Storage storage) {
    SearchRoutes searches = new SearchRoutes(storage);
    routes
        .route("POST", "/v1/events/search", searches::search)
        .route("POST", "/v1/events/export", searches::export)
        .route("POST", "/events/export", searches::export)
        .route("GET", "/v1/events", searches::list)
        .route("GET", "/events", searches::list);
  }

  /** {@code POST /v1/events/search}. */
  Response search(Request request) throws IOException {
    return page(SearchBody.current(Bodies.optional(request), request.project()));
  }

  /** {@code POST /v1/events/export} and {@code POST /events/export}. */
  Response export(Request request) throws IOException {
    return page(SearchBody.export(Bodies.optional(request), request.project()));
  }

  /** {@code GET /events}. */
  Response list(Request request) throws IOException {
    return page(SearchBody.inQuery(request));
  }

  private Response page(SearchBody search) {
    EventPage page = storage.search(search.query());
    ArrayNode events = Json.array();
    for (Event event : page.events()) {
      ObjectNode json = event.toJson();
      events.add(search.projections().isEmpty() ? json : json.retain(search.projections()));
    }
    ObjectNode body = Json.object();
    body.set("events", events);
    return Response.json(body.put("count", page.total()).put("totalEvents", page.total()));
  }
}
