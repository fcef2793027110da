package ai.honeyhive.server.internal.api.configurations;

import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.api.body.Items;
import ai.honeyhive.server.internal.api.body.QueryValues;
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
import java.util.Set;
import java.util.stream.Collectors;

/** Configurations. */
public final class ConfigurationRoutes {
  private final Shelf configurations;

  private ConfigurationRoutes(Shelf configurations) {
    this.configurations = configurations;
  }

  /** Adds the routes of configurations. */
  public static void addTo(Routes routes, Storage storage) {
    ConfigurationRoutes configurations =
        new ConfigurationRoutes(storage.documents().shelf("configuration"));
    routes
        .route("GET", "/v1/configurations", configurations::list)
        .route("GET", "/configurations", configurations::listLegacy);
    for (String path : List.of("/v1/configurations", "/configurations")) {
      routes
          .route("POST", path, configurations::create)
          .route("PUT", path + "/{id}", configurations::update)
          .route("DELETE", path + "/{id}", configurations::delete);
    }
  }

  /** {@code GET /v1/configurations}. */
  Response list(Request request) throws IOException {
    return Response.json(Items.under("configurations", Items.list(found(request), Items::json)));
  }

  /** {@code GET /configurations}: a bare list. */
  Response listLegacy(Request request) throws IOException {
    return Response.json(Items.list(
        found(request), one -> Items.legacy(Items.json(one)).put("project", request.project())));
  }

  private List<Document> found(Request request) throws IOException {
    String name = QueryValues.text(request, "name");
    String env = QueryValues.text(request, "env");
    List<String> tags = QueryValues.texts(request, "tags");
    List<Document> found = name.isEmpty()
        ? configurations.all(request.project())
        : configurations.named(request.project(), name);
    return found.stream()
        .filter(one -> env.isEmpty() || texts(one, "env").contains(env))
        .filter(one -> texts(one, "tags").containsAll(tags))
        .toList();
  }

  private static Set<String> texts(Document document, String list) {
    return document
        .json()
        .path(list)
        .valueStream()
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  /** {@code POST /v1/configurations}. */
  Response create(Request request) throws IOException {
    ObjectNode given = ConfigurationBody.create(Bodies.json(request), isCurrent(request));
    Document made = configurations.create(request.project(), given.get("name").asText(), given);
    return Response.json(Json.object().put("acknowledged", true).put("insertedId", made.id()));
  }

  private static boolean isCurrent(Request request) {
    return request.rawPath().startsWith("/v1/");
  }

  /** {@code PUT /v1/configurations/{id}}. */
  Response update(Request request) throws IOException {
    ObjectNode given = ConfigurationBody.update(Bodies.json(request), isCurrent(request));
    configurations.change(
        request.project(),
        request.path("id"),
        stored -> stored.toBuilder()
            .name(given.get("name").asText())
            .json(stored.json().setAll(given))
            .build());
    return Response.json(Json.object()
        .put("acknowledged", true)
        .put("modifiedCount", 1)
        .putNull("upsertedId")
        .put("upsertedCount", 0)
        .put("matchedCount", 1));
  }

  /** {@code DELETE /v1/configurations/{id}}. */
  Response delete(Request request) {
    configurations.delete(request.project(), request.path("id"));
    return Response.json(Json.object().put("acknowledged", true).put("deletedCount", 1));
  }
}
