package ai.honeyhive.server.internal.api.datasets;

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
import ai.honeyhive.server.internal.storage.DocumentIds;
import ai.honeyhive.server.internal.storage.Shelf;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Datasets, and what is in them. */
public final class DatasetRoutes {
  private static final Shape UPLOAD =
      new Shape(Map.of("data", Kind.OBJECTS, "mapping", Kind.OBJECT));

  private final Shelf datasets;
  private final Links links;

  private DatasetRoutes(Shelf datasets, Links links) {
    this.datasets = datasets;
    this.links = links;
  }

  /** Adds the routes of datasets and datapoints. */
  public static void addTo(Routes routes, Storage storage) {
    Links links = new Links(storage.documents());
    DatasetRoutes datasets = new DatasetRoutes(storage.documents().shelf(Links.DATASET), links);
    routes.route("GET", "/v1/datasets", datasets::list);
    routes.route("GET", "/datasets", datasets::listLegacy);
    for (String path : List.of("/v1/datasets", "/datasets")) {
      routes
          .route("POST", path, datasets::create)
          .route("PUT", path, datasets::updateLegacy)
          .route("DELETE", path, datasets::deleteLegacy)
          .route("PUT", path + "/{id}", datasets::update)
          .route("DELETE", path + "/{id}", datasets::delete)
          .route("POST", path + "/{id}/datapoints", datasets::addDatapoints)
          .route("DELETE", path + "/{id}/datapoints/{datapoint}", datasets::removeDatapoint)
          .route("DELETE", path + "/{id}/{datapoint}", datasets::removeDatapoint);
    }
    DatapointRoutes.addTo(routes, storage, links);
  }

  /** {@code GET /v1/datasets}. */
  Response list(Request request) {
    return Response.json(Items.under("datasets", Items.list(found(request), Items::json)));
  }

  /** {@code GET /datasets}: the same list under the name it had. */
  Response listLegacy(Request request) {
    ArrayNode list = Items.list(found(request), document -> Items.legacy(Items.json(document)));
    ObjectNode body = Items.under("testcases", list);
    body.set("datasets", list);
    return Response.json(body);
  }

  private List<Document> found(Request request) {
    String id = QueryValues.text(request, DatasetBody.DATASET_ID);
    String name = QueryValues.text(request, "name");
    if (!id.isEmpty()) {
      return datasets.find(request.project(), id).stream()
          .filter(dataset -> name.isEmpty() || dataset.name().equals(name))
          .toList();
    }
    return name.isEmpty()
        ? datasets.all(request.project())
        : datasets.named(request.project(), name);
  }

  /** {@code POST /v1/datasets}. */
  Response create(Request request) throws IOException {
    ObjectNode dataset = DatasetBody.create(Bodies.optional(request));
    String id = DocumentIds.next();
    links.createDataset(request.project(), id, dataset);
    return Response.json(
        Json.object().put("inserted", true).set("result", Json.object().put("insertedId", id)));
  }

  /** {@code PUT /v1/datasets/{id}}. */
  Response update(Request request) throws IOException {
    return update(request, request.path("id"), DatasetBody.update(Bodies.json(request)));
  }

  /** {@code PUT /v1/datasets}. */
  Response updateLegacy(Request request) throws IOException {
    JsonNode body = Bodies.json(request);
    return update(request, DatasetBody.id(body), DatasetBody.updateLegacy(body));
  }

  private Response update(Request request, String id, ObjectNode fields) {
    datasets.get(request.project(), id);
    links.update(request.project(), Links.DATASET, id, fields);
    Document updated = datasets.get(request.project(), id);
    return Response.json(Items.under("result", form(request, Items.json(updated))));
  }

  private static ObjectNode form(Request request, ObjectNode item) {
    return request.rawPath().startsWith("/v1/") ? item : Items.legacy(item);
  }

  /** {@code DELETE /v1/datasets/{id}}. */
  Response delete(Request request) {
    return delete(request, request.path("id"));
  }

  /** {@code DELETE /v1/datasets?dataset_id=}. */
  Response deleteLegacy(Request request) {
    String id = QueryValues.text(request, DatasetBody.DATASET_ID);
    if (id.isEmpty()) {
      throw HttpFailure.badRequest("The query parameter dataset_id is required");
    }
    return delete(request, id);
  }

  private Response delete(Request request, String id) {
    links.deleteDataset(request.project(), id);
    return Response.json(Items.under("result", Json.object().put("id", id)));
  }

  /** {@code POST /v1/datasets/{id}/datapoints}. */
  Response addDatapoints(Request request) throws IOException {
    ObjectNode upload = UPLOAD.open(Bodies.json(request));
    Texts.require(upload, "data", "mapping");
    if (upload.get("data").isEmpty()) {
      throw HttpFailure.badRequest("data must have at least one object");
    }
    Mapping mapping = Mapping.of(upload.get("mapping"));
    String dataset = datasets.get(request.project(), request.path("id")).id();
    List<ObjectNode> datapoints = new ArrayList<>();
    for (JsonNode row : upload.get("data")) {
      ObjectNode datapoint = mapping.row((ObjectNode) row);
      datapoint.putArray(Links.LINKED_DATASETS).add(dataset);
      datapoints.add(datapoint);
    }
    List<String> ids = datapoints.stream().map(one -> DocumentIds.next()).toList();
    links.createDatapoints(request.project(), ids, datapoints);
    ObjectNode body = Json.object().put("inserted", true);
    ids.forEach(body.putArray("datapoint_ids")::add);
    return Response.json(body);
  }

  /** {@code DELETE /v1/datasets/{id}/datapoints/{datapoint}}: the datapoint itself stays. */
  Response removeDatapoint(Request request) {
    String dataset = datasets.get(request.project(), request.path("id")).id();
    String datapoint = request.path("datapoint");
    boolean was = links.remove(request.project(), dataset, datapoint);
    String message =
        was ? "The datapoint is no longer in the dataset" : "The datapoint was not in the dataset";
    return Response.json(Json.object().put("dereferenced", was).put("message", message));
  }
}
