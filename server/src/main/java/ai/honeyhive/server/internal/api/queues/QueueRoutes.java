package ai.honeyhive.server.internal.api.queues;

import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.api.body.Items;
import ai.honeyhive.server.internal.api.body.QueryValues;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.storage.Shelf;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Annotation queues. */
public final class QueueRoutes {
  private final Shelf queues;

  private QueueRoutes(Shelf queues) {
    this.queues = queues;
  }

  /** Adds the routes of queues. */
  public static void addTo(Routes routes, Storage storage) {
    QueueRoutes queues = new QueueRoutes(storage.documents().shelf("queue"));
    for (String path : List.of("/v1/queues", "/queues")) {
      routes
          .route("GET", path, queues::list)
          .route("POST", path, queues::create)
          .route("GET", path + "/{id}", queues::get)
          .route("PUT", path + "/{id}", queues::update)
          .route("DELETE", path + "/{id}", queues::delete);
    }
  }

  /** {@code GET /v1/queues}. */
  Response list(Request request) {
    String enabled = QueryValues.text(request, "enabled");
    if (!List.of("", "true", "false").contains(enabled)) {
      throw HttpFailure.badRequest("enabled must be true or false: " + enabled);
    }
    List<Document> found = queues.all(request.project()).stream()
        .filter(one -> enabled.isEmpty() || one.json().path("enabled").asText().equals(enabled))
        .toList();
    return Response.json(Items.under("queues", Items.list(found, QueueRoutes::json)));
  }

  /** {@code POST /v1/queues}: the one route that answers 201. */
  Response create(Request request) throws IOException {
    ObjectNode queue = QueueBody.create(Bodies.json(request));
    Document made = queues.create(request.project(), queue.get("name").asText(), queue);
    return done(made, "The queue was created").withStatus(201);
  }

  /** {@code GET /v1/queues/{id}}. */
  Response get(Request request) {
    return Response.json(json(queues.get(request.project(), request.path("id"))));
  }

  /** {@code PUT /v1/queues/{id}}. */
  Response update(Request request) throws IOException {
    JsonNode body = Bodies.json(request);
    Document updated = queues.change(request.project(), request.path("id"), stored -> {
      ObjectNode queue = QueueBody.update(stored.id(), stored.json(), body);
      return stored.toBuilder().name(queue.path("name").asText()).json(queue).build();
    });
    return done(updated, "The queue was updated");
  }

  /** {@code DELETE /v1/queues/{id}}. */
  Response delete(Request request) {
    queues.delete(request.project(), request.path("id"));
    return Response.json(Json.object().put("message", "The queue was deleted"));
  }

  private static Response done(Document queue, String message) {
    ObjectNode body = Items.under("queue", json(queue));
    return Response.json(body.put("message", message));
  }

  private static ObjectNode json(Document queue) {
    return Items.json(queue)
        .put("scope_type", "project")
        .put("scope_id", queue.key().project())
        .put("is_active", true);
  }
}
