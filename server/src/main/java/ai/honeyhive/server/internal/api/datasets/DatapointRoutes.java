package ai.honeyhive.server.internal.api.datasets;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.api.body.Items;
import ai.honeyhive.server.internal.api.body.QueryValues;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.storage.DocumentIds;
import ai.honeyhive.server.internal.storage.Shelf;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.Document;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Datapoints, in datasets or not. */
final class DatapointRoutes {
  private final Storage storage;
  private final Shelf datapoints;
  private final Shelf datasets;
  private final Links links;

  private DatapointRoutes(Storage storage, Links links) {
    this.storage = storage;
    this.datapoints = storage.documents().shelf(Links.DATAPOINT);
    this.datasets = storage.documents().shelf(Links.DATASET);
    this.links = links;
  }

  static void addTo(Routes routes, Storage storage, Links links) {
    DatapointRoutes datapoints = new DatapointRoutes(storage, links);
    for (String path : List.of("/v1/datapoints", "/datapoints")) {
      routes
          .route("GET", path, datapoints::list)
          .route("POST", path, datapoints::create)
          .route("POST", path + "/batch", datapoints::createBatch)
          .route("GET", path + "/{id}", datapoints::get)
          .route("PUT", path + "/{id}", datapoints::update)
          .route("DELETE", path + "/{id}", datapoints::delete);
    }
  }

  /** {@code GET /v1/datapoints}. */
  Response list(Request request) {
    return list("datapoints", request, found(request));
  }

  /** {@code GET /v1/datapoints/{id}}: a list of one. */
  Response get(Request request) {
    Document one = datapoints.get(request.project(), request.path("id"));
    return list("datapoint", request, List.of(one));
  }

  private static Response list(String name, Request request, List<Document> found) {
    boolean current = request.rawPath().startsWith("/v1/");
    return Response.json(Items.under(
        name, Items.list(found, one -> current ? Items.json(one) : Items.legacy(Items.json(one)))));
  }

  private List<Document> found(Request request) {
    List<String> ids = QueryValues.ids(request, "datapoint_ids");
    String name = QueryValues.text(request, "dataset_name");
    if (name.isEmpty()) {
      return ids.isEmpty()
          ? datapoints.all(request.project())
          : datapoints.find(request.project(), ids);
    }
    Set<String> in = new LinkedHashSet<>();
    for (Document dataset : datasets.named(request.project(), name)) {
      in.addAll(Links.ids(dataset.json(), Links.DATAPOINTS));
    }
    if (!ids.isEmpty()) {
      in.retainAll(Set.copyOf(ids));
    }
    return datapoints.find(request.project(), in);
  }

  /** {@code POST /v1/datapoints}. */
  Response create(Request request) throws IOException {
    ObjectNode datapoint = DatapointBody.create(Bodies.optional(request));
    String id = DocumentIds.next();
    links.createDatapoints(request.project(), List.of(id), List.of(datapoint));
    ObjectNode result = Json.object().put("insertedId", id);
    result.putArray("insertedIds").add(id);
    return Response.json(Json.object().put("inserted", true).set("result", result));
  }

  /** {@code POST /v1/datapoints/batch}. */
  Response createBatch(Request request) throws IOException {
    ObjectNode body = EventSelection.SHAPE.open(Bodies.json(request));
    Collection<String> in = body.has("dataset_id")
        ? List.of(
            datasets.get(request.project(), body.get("dataset_id").textValue()).id())
        : List.of();
    EventMapping mapping =
        new EventMapping(Mapping.of(body.has("mapping") ? body.get("mapping") : Json.object()));
    List<ObjectNode> made = new ArrayList<>();
    for (Event event : new EventSelection(storage, request.project()).events(body)) {
      ObjectNode datapoint = mapping.datapoint(event.toJson());
      in.forEach(datapoint.putArray(Links.LINKED_DATASETS)::add);
      made.add(datapoint);
    }
    List<String> ids = made.stream().map(one -> DocumentIds.next()).toList();
    links.createDatapoints(request.project(), ids, made);
    ObjectNode answer = Json.object().put("inserted", true);
    ids.forEach(answer.putArray("insertedIds")::add);
    return Response.json(answer);
  }

  /** {@code PUT /v1/datapoints/{id}}. */
  Response update(Request request) throws IOException {
    ObjectNode fields = DatapointBody.update(Bodies.json(request));
    String id = datapoints.get(request.project(), request.path("id")).id();
    links.update(request.project(), Links.DATAPOINT, id, fields);
    return Response.json(
        Json.object().put("updated", true).set("result", Json.object().put("modifiedCount", 1)));
  }

  /** {@code DELETE /v1/datapoints/{id}}. */
  Response delete(Request request) {
    links.deleteDatapoint(request.project(), request.path("id"));
    return Response.json(Json.object().put("deleted", true));
  }
}
