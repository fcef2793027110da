package ai.honeyhive.server.internal.api.metrics;

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
import ai.honeyhive.server.store.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Metrics and their versions. */
public final class MetricRoutes {
  private static final Shape RUN = new Shape(Map.of("metric", Kind.OBJECT, "event", Kind.OBJECT));
  private static final String NOT_RUN = "This server keeps evaluators and does not run them: it has"
      + " no Python and calls no model. Send the value as a metric of the event instead.";

  private final Shelf metrics;
  private final Versions versions;

  private MetricRoutes(Storage storage) {
    this.metrics = storage.documents().shelf("metric");
    this.versions = new Versions(storage.documents(), metrics);
  }

  /** Adds the routes of metrics. */
  public static void addTo(Routes routes, Storage storage) {
    MetricRoutes metrics = new MetricRoutes(storage);
    routes
        .route("GET", "/v1/metrics", metrics::list)
        .route("GET", "/metrics", metrics::listLegacy)
        .route("POST", "/v1/metrics", metrics::create)
        .route("POST", "/metrics", metrics::createLegacy)
        .route("PUT", "/v1/metrics", metrics::updateNamed)
        .route("PUT", "/metrics", metrics::updateLegacy);
    for (String path : List.of("/v1/metrics", "/metrics")) {
      routes
          .route("DELETE", path, metrics::deleteNamed)
          .route("POST", path + "/run", metrics::run)
          .route("POST", path + "/run_metric", metrics::runLegacy)
          .route("PUT", path + "/{id}", metrics::update)
          .route("DELETE", path + "/{id}", metrics::delete)
          .route("GET", path + "/{id}/versions", metrics::listVersions)
          .route("POST", path + "/{id}/versions", metrics::createVersion)
          .route("POST", path + "/{id}/versions/{name}/deploy", metrics::deploy);
    }
  }

  /** {@code GET /v1/metrics}. */
  Response list(Request request) {
    return Response.json(Items.under("metrics", Items.list(found(request), MetricItem::current)));
  }

  /** {@code GET /metrics}: a bare list. */
  Response listLegacy(Request request) {
    return Response.json(Items.list(found(request), MetricItem::legacy));
  }

  private List<Document> found(Request request) {
    String id = QueryValues.text(request, "id");
    String type = QueryValues.text(request, "type");
    List<Document> found = id.isEmpty()
        ? metrics.all(request.project())
        : metrics.find(request.project(), List.of(id));
    return found.stream()
        .filter(one -> type.isEmpty() || type.equals(one.json().path("type").asText()))
        .toList();
  }

  /** {@code POST /v1/metrics}. */
  Response create(Request request) throws IOException {
    return create(request, MetricBody.create(Bodies.json(request)));
  }

  /** {@code POST /metrics}. */
  Response createLegacy(Request request) throws IOException {
    return create(request, LegacyMetric.create(Bodies.json(request)));
  }

  private Response create(Request request, ObjectNode metric) {
    Document made = metrics.create(request.project(), metric.get("name").asText(), metric);
    return Response.json(Json.object().put("inserted", true).put("metric_id", made.id()));
  }

  /** {@code PUT /v1/metrics/{id}}. */
  Response update(Request request) throws IOException {
    return update(request, request.path("id"), MetricBody.update(Bodies.json(request)));
  }

  /** {@code PUT /v1/metrics}: closed too, with the id in the body. */
  Response updateNamed(Request request) throws IOException {
    ObjectNode fields = MetricBody.updateNamed(Bodies.json(request));
    return update(request, fields.remove("id").textValue(), fields);
  }

  /** {@code PUT /metrics}. */
  Response updateLegacy(Request request) throws IOException {
    JsonNode body = Bodies.json(request);
    return update(request, LegacyMetric.id(body), LegacyMetric.update(body));
  }

  private Response update(Request request, String id, ObjectNode fields) {
    metrics.change(request.project(), id, metric -> {
      ObjectNode changed = LegacyMetric.merged(metric.json(), fields);
      if (!Versions.content(changed).equals(Versions.content(metric.json()))) {
        changed.remove(Versions.DEPLOYED);
      }
      return metric.toBuilder()
          .name(changed.path("name").asText())
          .json(changed)
          .build();
    });
    return Response.json(Json.object().put("updated", true));
  }

  /** {@code DELETE /v1/metrics/{id}}. */
  Response delete(Request request) {
    return delete(request, request.path("id"));
  }

  /** {@code DELETE /v1/metrics?metric_id=}. */
  Response deleteNamed(Request request) {
    String id = QueryValues.text(request, "metric_id");
    if (id.isEmpty()) {
      throw HttpFailure.badRequest("The query parameter metric_id is required");
    }
    return delete(request, id);
  }

  private Response delete(Request request, String id) {
    metrics.delete(request.project(), id);
    versions.delete(request.project(), id);
    return Response.json(Json.object().put("deleted", true));
  }

  /** {@code POST /v1/metrics/run}: closed. */
  Response run(Request request) throws IOException {
    return notRun(RUN.closed(Bodies.json(request)));
  }

  /** {@code POST /v1/metrics/run_metric}. */
  Response runLegacy(Request request) throws IOException {
    return notRun(RUN.open(Bodies.json(request)));
  }

  private static Response notRun(ObjectNode body) {
    Texts.require(body, "metric", "event");
    return Response.json(Json.object()
        .put("success", false)
        .put("loading", false)
        .putNull("result")
        .put("explanation", NOT_RUN));
  }

  /** {@code GET /v1/metrics/{id}/versions}: the newest first. */
  Response listVersions(Request request) {
    return done(Items.list(
        versions.list(metrics.get(request.project(), request.path("id"))), version -> version));
  }

  /** {@code POST /v1/metrics/{id}/versions}: closed. */
  Response createVersion(Request request) throws IOException {
    return done(versions.create(request.project(), request.path("id"), Bodies.json(request)));
  }

  /** {@code POST /v1/metrics/{id}/versions/{name}/deploy}. */
  Response deploy(Request request) {
    return done(versions.deploy(request.project(), request.path("id"), request.path("name")));
  }

  private static Response done(JsonNode data) {
    return Response.json(Json.object().put("success", true).set("data", data));
  }
}
