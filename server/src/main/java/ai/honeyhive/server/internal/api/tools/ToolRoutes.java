package ai.honeyhive.server.internal.api.tools;

import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.api.body.Items;
import ai.honeyhive.server.internal.api.body.QueryValues;
import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.api.body.Texts;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.storage.Shelf;
import ai.honeyhive.server.internal.storage.Storage;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Descriptions of tools: kept, listed, and used by nothing here. */
public final class ToolRoutes {
  private static final Shape SHAPE = new Shape(Map.of(
      "id", Kind.TEXT,
      "task", Kind.TEXT,
      "name", Kind.TEXT,
      "description", Kind.TEXT,
      "parameters", Kind.OBJECT,
      "type", Kind.TEXT,
      "tool_type", Kind.TEXT));
  private static final List<String> FIELDS =
      List.of("task", "name", "description", "parameters", "tool_type");

  private final Shelf tools;

  private ToolRoutes(Shelf tools) {
    this.tools = tools;
  }

  /** Adds the routes of tools. */
  public static void addTo(Routes routes, Storage storage) {
    ToolRoutes tools = new ToolRoutes(storage.documents().shelf("tool"));
    routes
        .route("GET", "/tools", tools::list)
        .route("POST", "/tools", tools::create)
        .route("PUT", "/tools", tools::update)
        .route("DELETE", "/tools", tools::delete);
  }

  /** {@code GET /tools}: a bare list. */
  Response list(Request request) {
    return Response.json(
        Items.list(tools.all(request.project()), tool -> Items.legacy(Items.json(tool))));
  }

  /** {@code POST /tools}. */
  Response create(Request request) throws IOException {
    ObjectNode given = given(request);
    Texts.require(given, "name");
    ObjectNode tool = Json.object().put("task", "").put("tool_type", "function");
    tool.putObject("parameters");
    tool.setAll(given.retain(FIELDS));
    String id = tools.create(request.project(), tool.get("name").asText(), tool).id();
    return Response.json(Items.under("result", Json.object().put("insertedId", id)));
  }

  private static ObjectNode given(Request request) throws IOException {
    ObjectNode given = SHAPE.open(Bodies.json(request));
    if (given.has("type") && !given.has("tool_type")) {
      given.set("tool_type", given.get("type"));
    }
    Texts.checkName(given);
    Texts.checkOneOf(given, "tool_type", List.of("function", "tool"));
    return given;
  }

  /** {@code PUT /tools}. */
  Response update(Request request) throws IOException {
    ObjectNode given = given(request);
    Texts.require(given, "id");
    String id = given.get("id").asText();
    ObjectNode fields = given.retain(FIELDS);
    tools.change(request.project(), id, tool -> {
      ObjectNode changed = tool.json().setAll(fields);
      return tool.toBuilder().name(changed.path("name").asText()).json(changed).build();
    });
    return Response.json(Json.object().put("updated", true));
  }

  /** {@code DELETE /tools?function_id=}. */
  Response delete(Request request) {
    String id = QueryValues.text(request, "function_id");
    if (id.isEmpty()) {
      throw HttpFailure.badRequest("The query parameter function_id is required");
    }
    tools.delete(request.project(), id);
    return Response.json(Json.object().put("deleted", true));
  }
}
