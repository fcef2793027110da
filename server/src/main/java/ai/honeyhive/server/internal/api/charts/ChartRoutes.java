package ai.honeyhive.server.internal.api.charts;

import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.api.body.Items;
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

/** Charts. */
public final class ChartRoutes {
  private final Shelf charts;

  private ChartRoutes(Shelf charts) {
    this.charts = charts;
  }

  /** Adds the routes of charts. */
  public static void addTo(Routes routes, Storage storage) {
    ChartRoutes charts = new ChartRoutes(storage.documents().shelf("chart"));
    for (String path : List.of("/v1/charts", "/charts")) {
      routes
          .route("GET", path, charts::list)
          .route("POST", path, charts::create)
          .route("GET", path + "/{id}", charts::get)
          .route("PUT", path + "/{id}", charts::update)
          .route("DELETE", path + "/{id}", charts::delete);
    }
  }

  /** {@code GET /v1/charts}. */
  Response list(Request request) {
    return done(Items.list(charts.all(request.project()), ChartRoutes::json));
  }

  /** {@code POST /v1/charts}. */
  Response create(Request request) throws IOException {
    ObjectNode chart = ChartBody.create(Bodies.json(request));
    return done(json(charts.create(request.project(), chart.get("name").asText(), chart)));
  }

  /** {@code GET /v1/charts/{id}}. */
  Response get(Request request) {
    return done(json(charts.get(request.project(), request.path("id"))));
  }

  /** {@code PUT /v1/charts/{id}}. */
  Response update(Request request) throws IOException {
    ObjectNode given = ChartBody.update(Bodies.json(request));
    return done(json(charts.change(request.project(), request.path("id"), stored -> {
      ObjectNode chart = stored.json().setAll(given);
      return stored.toBuilder().name(chart.path("name").asText()).json(chart).build();
    })));
  }

  /** {@code DELETE /v1/charts/{id}}. */
  Response delete(Request request) {
    charts.delete(request.project(), request.path("id"));
    return Response.json(
        Json.object().put("success", true).put("message", "The chart was deleted"));
  }

  private static Response done(JsonNode data) {
    return Response.json(Json.object().put("success", true).set("data", data));
  }

  private static ObjectNode json(Document chart) {
    return Items.json(chart).put("is_active", true).putNull("owner_profile");
  }
}
