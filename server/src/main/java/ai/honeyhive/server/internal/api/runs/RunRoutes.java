package ai.honeyhive.server.internal.api.runs;

import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.EventWrite;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Creating, changing, finding and listing runs. */
public final class RunRoutes {
  // Enough to meet every metric of a run; a list of runs must not read all their events.
  private static final int SAMPLE = 200;

  private final Storage storage;
  private final Runs runs;
  private final RunObject object;

  private RunRoutes(Storage storage) {
    this.storage = storage;
    this.runs = new Runs(storage.documents());
    this.object = new RunObject(storage.documents());
  }

  /** Adds the routes of runs, with the unversioned ones of older clients. */
  public static void addTo(Routes routes, Storage storage) {
    ResultRoutes.addTo(routes, storage);
    RunRoutes handlers = new RunRoutes(storage);
    for (String path : List.of("/v1/runs", "/runs")) {
      routes
          .route("POST", path, handlers::create)
          .route("GET", path, handlers::list)
          .route("GET", path + "/{id}", handlers::find)
          .route("PUT", path + "/{id}", handlers::update)
          .route("DELETE", path + "/{id}", handlers::delete);
    }
  }

  /** {@code POST /v1/runs}. */
  Response create(Request request) throws IOException {
    JsonNode body = Bodies.optional(request);
    ObjectNode fields = RunBody.fields(body);
    String given = RunBody.runId(body);
    String id = given.isEmpty() ? UUID.randomUUID().toString() : given;
    Document run = runs.create(request.project(), id, fields);
    return Response.json(evaluation(request, run).put("run_id", id));
  }

  /** {@code GET /v1/runs/{id}}. */
  Response find(Request request) {
    return Response.json(evaluation(request, runs.find(request.project(), id(request))));
  }

  /** {@code PUT /v1/runs/{id}}. */
  Response update(Request request) throws IOException {
    String id = id(request);
    ObjectNode fields = RunBody.fields(Bodies.optional(request));
    ObjectNode body = evaluation(request, runs.update(request.project(), id, fields));
    long odd = Stream.of("event_ids", "session_ids")
        .flatMap(list -> fields.path(list).valueStream())
        .filter(one -> !EventWrite.isUuid(one.asText().toLowerCase(Locale.ROOT)))
        .count();
    if (odd > 0) {
      body.put("warning", "Ids that are not UUIDs, so that no session has them: " + odd);
    }
    return Response.json(body);
  }

  /** {@code DELETE /v1/runs/{id}}: the run only; its events stay. */
  Response delete(Request request) {
    String id = id(request);
    runs.delete(request.project(), id);
    return Response.json(Json.object().put("id", id).put("deleted", true));
  }

  /** {@code GET /v1/runs}. */
  Response list(Request request) throws IOException {
    RunList.Page page = new RunList(storage.documents(), request).read();
    ObjectNode body = Json.object();
    ArrayNode evaluations = body.putArray("evaluations");
    page.runs().forEach(run -> evaluations.add(object.json(run, request)));
    body.set("pagination", page.pagination());
    body.set("metrics", Json.texts(metricNames(page.runs())));
    return Response.json(body);
  }

  private Set<String> metricNames(List<Document> page) {
    Set<String> names = new TreeSet<>();
    for (Document run : page) {
      int[] left = {SAMPLE};
      new RunEvents(storage, run)
          .sample(
              event -> {
                event.metrics().forEach((name, value) -> {
                  if (value instanceof Number || value instanceof Boolean) {
                    names.add(name);
                  }
                });
                return --left[0] > 0;
              },
              "metrics");
    }
    return names;
  }

  private ObjectNode evaluation(Request request, Document run) {
    ObjectNode body = Json.object();
    body.set("evaluation", object.json(run, request));
    return body;
  }

  private static String id(Request request) {
    return Bodies.uuid(request.path("id"));
  }
}
