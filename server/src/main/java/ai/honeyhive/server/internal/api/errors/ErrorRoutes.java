package ai.honeyhive.server.internal.api.errors;

import ai.honeyhive.server.internal.errors.IngestErrors;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Reading and forgetting what was refused. */
public final class ErrorRoutes {
  private static final int DEFAULT_LIMIT = 100;

  private final IngestErrors errors;

  private ErrorRoutes(IngestErrors errors) {
    this.errors = errors;
  }

  /** Adds the routes of errors. */
  public static void addTo(Routes routes, IngestErrors errors) {
    ErrorRoutes all = new ErrorRoutes(errors);
    routes
        .route("GET", "/v1/ingest/errors", all::list)
        .route("DELETE", "/v1/ingest/errors", all::clear);
  }

  /** {@code GET /v1/ingest/errors}. */
  Response list(Request request) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("errors");
    errors
        .list(request.project(), limit(request.query("limit")))
        .forEach(error -> list.add(Json.object().put("id", error.id()).setAll(error.json())));
    return Response.json(body);
  }

  private static int limit(@Nullable String text) {
    try {
      int limit = text == null ? DEFAULT_LIMIT : Integer.parseInt(text);
      if (limit >= 1 && limit <= IngestErrors.MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw HttpFailure.badRequest("limit must be a whole number from 1 to " + IngestErrors.MOST);
  }

  /** {@code DELETE /v1/ingest/errors}. */
  Response clear(Request request) {
    int deleted = errors.clear(request.project());
    return Response.json(Json.object().put("success", true).put("deleted", deleted));
  }
}
