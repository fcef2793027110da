package ai.honeyhive.server.internal.api.tail;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.api.body.Filters;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.tail.Tail;
import ai.honeyhive.server.store.EventFilter;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Watching events as they are written. */
public final class TailRoutes {
  private final Tail tail;

  private TailRoutes(Tail tail) {
    this.tail = tail;
  }

  /** Adds the route of the tail. It comes before {@code /v1/events/{id}}. */
  public static void addTo(Routes routes, Tail tail) {
    routes.route("GET", "/v1/events/tail", new TailRoutes(tail)::watch);
  }

  /** {@code GET /v1/events/tail}. */
  Response watch(Request request) {
    Predicate<JsonNode> wanted = session(request.query("session_id"))
        .and(type(request.query("event_type")))
        .and(filters(request.query("filters")));
    return Response.stream("text/event-stream", tail.watch(request.project(), wanted));
  }

  private static Predicate<JsonNode> session(@Nullable String id) {
    return id == null ? event -> true : has("session_id", Bodies.uuid(id));
  }

  private static Predicate<JsonNode> type(@Nullable String name) {
    if (name == null) {
      return event -> true;
    }
    for (EventType type : EventType.values()) {
      if (type.wireName().equals(name)) {
        return has("event_type", name);
      }
    }
    throw HttpFailure.badRequest("There is no event_type " + name);
  }

  /** The conditions of a search, as JSON text. */
  private static Predicate<JsonNode> filters(@Nullable String json) {
    if (json == null) {
      return event -> true;
    }
    try {
      List<EventFilter> filters = Filters.any(Json.parse(json));
      return event -> filters.stream().allMatch(filter -> filter.matches(event));
    } catch (IOException e) {
      throw HttpFailure.badRequest("filters must be a list of filters as JSON");
    }
  }

  private static Predicate<JsonNode> has(String field, String value) {
    return event -> event.path(field).asText().equals(value);
  }
}
