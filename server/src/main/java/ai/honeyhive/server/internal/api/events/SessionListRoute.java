package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.server.internal.api.body.DateRange;
import ai.honeyhive.server.internal.api.body.QueryValues;
import ai.honeyhive.server.internal.api.body.Texts;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.session.SessionPage;
import ai.honeyhive.server.store.session.SessionQuery;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The list of sessions, which the published interface does not have. */
final class SessionListRoute {
  private static final int DEFAULT_LIMIT = 50;

  private final Storage storage;

  SessionListRoute(Storage storage) {
    this.storage = storage;
  }

  /** {@code GET /v1/sessions}. */
  Response list(Request request) throws IOException {
    DateRange range = QueryValues.dateRange(request);
    String cursor = QueryValues.text(request, "cursor");
    SessionQuery.Builder query = SessionQuery.in(request.project())
        .filters(QueryValues.filters(request, "filters"))
        .startBetween(range.from(), range.to())
        .text(Texts.search(QueryValues.text(request, "text")))
        .after(cursor.isEmpty() ? null : cursor)
        .limit(QueryValues.positive(request, "limit", DEFAULT_LIMIT, SessionQuery.MAX_LIMIT));
    ObjectNode body = body(page(query.build()));
    if (!QueryValues.text(request, "text").isEmpty()) {
      body.put("text_behind", storage.status().textBehind());
    }
    return Response.json(body);
  }

  private SessionPage page(SessionQuery query) {
    try {
      return storage.sessions(query);
    } catch (IllegalArgumentException e) {
      throw HttpFailure.badRequest("cursor: " + e.getMessage());
    }
  }

  private static ObjectNode body(SessionPage page) {
    ObjectNode body = Json.object();
    ArrayNode sessions = body.putArray("sessions");
    page.sessions().forEach(session -> sessions.add(session.toJson()));
    return body.put("next", page.next());
  }
}
