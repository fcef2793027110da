package ai.honeyhive.server.internal.api.keys;

import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.keys.ApiKeys;
import ai.honeyhive.server.internal.keys.Projects;
import ai.honeyhive.server.store.Document;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/**
 * Creating, listing and deleting API keys, and listing projects. Callers of the default project do
 * so for all projects, others for their own.
 */
public final class KeyRoutes {
  private static final Shape SHAPE = new Shape(Map.of("project", Kind.TEXT, "name", Kind.TEXT));
  private static final int MAX_NAME = 200;

  private final ApiKeys keys;

  private KeyRoutes(ApiKeys keys) {
    this.keys = keys;
  }

  /** Adds the routes of keys and projects. */
  public static void addTo(Routes routes, ApiKeys keys) {
    KeyRoutes all = new KeyRoutes(keys);
    routes
        .route("POST", "/v1/api_keys", all::create)
        .route("GET", "/v1/api_keys", all::list)
        .route("DELETE", "/v1/api_keys/{id}", all::delete)
        .route("GET", "/v1/projects", all::projects)
        .route("GET", "/projects", all::projects);
  }

  /** {@code POST /v1/api_keys}. */
  Response create(Request request) throws IOException {
    ObjectNode body = SHAPE.closed(Bodies.json(request));
    String project = project(body.path("project").asText(request.project()));
    if (!isForAll(request) && !project.equals(request.project())) {
      throw HttpFailure.forbidden("A key of one project cannot make keys for another project");
    }
    String name = body.path("name").asText("");
    if (name.length() > MAX_NAME) {
      throw HttpFailure.badRequest("name must not have more than " + MAX_NAME + " characters");
    }
    ApiKeys.Created created = keys.create(project, name);
    return Response.json(shown(created.document()).put("key", created.text()));
  }

  private static String project(String name) {
    try {
      return Projects.checked(name);
    } catch (IllegalArgumentException e) {
      throw HttpFailure.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isForAll(Request request) {
    return request.project().equals(Request.DEFAULT_PROJECT);
  }

  /** {@code GET /v1/api_keys}. */
  Response list(Request request) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("api_keys");
    keys.list(isForAll(request) ? null : request.project()).forEach(key -> list.add(shown(key)));
    return Response.json(body);
  }

  /** All but the hash. */
  private static ObjectNode shown(Document key) {
    ObjectNode json = key.json();
    return Json.object()
        .put("id", key.id())
        .put("project", key.name())
        .put("name", json.path("name").asText())
        .put("hint", "…" + json.path("hint").asText())
        .put("created_at", key.created().toString());
  }

  /** {@code DELETE /v1/api_keys/{id}}. */
  Response delete(Request request) {
    String id = request.path("id");
    Document key = id.isEmpty() || id.length() > MAX_NAME ? null : keys.find(id);
    if (key == null || !(isForAll(request) || key.name().equals(request.project()))) {
      throw HttpFailure.notFound("There is no API key " + id);
    }
    keys.delete(id);
    return Response.json(Json.object().put("success", true));
  }

  /** {@code GET /v1/projects} and {@code GET /projects}. */
  Response projects(Request request) {
    ArrayNode list = Json.array();
    for (String name : keys.projects()) {
      if (isForAll(request) || name.equals(request.project())) {
        list.add(Json.object().put("id", name).put("name", name).put("description", ""));
      }
    }
    return Response.json(list);
  }
}
