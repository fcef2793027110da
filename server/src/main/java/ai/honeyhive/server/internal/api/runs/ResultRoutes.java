package ai.honeyhive.server.internal.api.runs;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.api.body.QueryValues;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.scores.Aggregate;
import ai.honeyhive.server.internal.scores.EventKind;
import ai.honeyhive.server.internal.scores.PassRules;
import ai.honeyhive.server.internal.scores.RunComparison;
import ai.honeyhive.server.internal.scores.RunResult;
import ai.honeyhive.server.internal.scores.RunScores;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.EventFilter;
import ai.honeyhive.server.store.FilterOperator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the events of runs add up to, computed when it is asked. */
final class ResultRoutes {
  private static final int MAX_PAIRS = 1000;
  private static final String[] SCORES = {"metadata", "metrics"};

  private final Storage storage;
  private final Runs runs;
  private final RunObject object;

  private ResultRoutes(Storage storage) {
    this.storage = storage;
    this.runs = new Runs(storage.documents());
    this.object = new RunObject(storage.documents());
  }

  static void addTo(Routes routes, Storage storage) {
    ResultRoutes results = new ResultRoutes(storage);
    routes.route("GET", "/v1/events/schema", new SchemaRoutes(storage)::ofEvents);
    for (String path : List.of("/v1/runs", "/runs")) {
      routes
          .route("GET", path + "/schema", new SchemaRoutes(storage)::ofRuns)
          .route("GET", path + "/compare/events", results::comparePairs)
          .route("GET", path + "/{id}/schema", new SchemaRoutes(storage)::ofRun)
          .route("GET", path + "/{id}/summary", results::summary)
          .route("GET", path + "/{id}/result", results::summary)
          .route("GET", path + "/{id}/metrics", results::metrics)
          .route("GET", path + "/{id}/compare/{old}", results::compare)
          .route("GET", path + "/{id}/compare-with/{old}", results::compare)
          .route("GET", path + "/{id}/compare/{old}/events", results::compareEvents);
    }
  }

  /** {@code GET /v1/runs/{id}/summary} and {@code …/result}. */
  Response summary(Request request) throws IOException {
    Document run = run(request, request.path("id"));
    Aggregate aggregate = aggregate(request);
    RunScores scores = scores(request, run);
    RunResult result =
        new RunResult(scores, rules(run), aggregate).forLegacy(RunObject.isLegacy(request));
    return Response.json(result.json(object.json(run, request)));
  }

  /** {@code GET /v1/runs/{id}/metrics}. */
  Response metrics(Request request) throws IOException {
    Document run = run(request, request.path("id"));
    ArrayNode events = Json.array();
    events(request, run)
        .within(QueryValues.dateRange(request))
        .forEach(
            event -> {
              ObjectNode numbers = numbers(event);
              if (!numbers.isEmpty()) {
                events.add(metricsOf(event, numbers));
              }
            },
            SCORES);
    ObjectNode body = Json.object();
    body.set("events", events);
    return Response.json(body.put("totalEvents", events.size()));
  }

  private static ObjectNode numbers(Event event) {
    ObjectNode numbers = Json.object();
    event.metrics().forEach((name, value) -> {
      if (value instanceof Number || value instanceof Boolean) {
        numbers.set(name, Json.value(value));
      }
    });
    return numbers;
  }

  private static ObjectNode metricsOf(Event event, ObjectNode numbers) {
    ObjectNode json = new EventKind(event.eventName(), event.eventType().wireName()).json();
    json.put("session_id", event.sessionId());
    ObjectNode metadata = json.putObject("metadata");
    if (event.metadata().get("datapoint_id") instanceof String id) {
      metadata.put("datapoint_id", id);
    }
    json.set("metrics", numbers);
    return json;
  }

  /** {@code GET /v1/runs/{new}/compare/{old}} and {@code …/compare-with/{old}}. */
  Response compare(Request request) throws IOException {
    Document latest = run(request, request.path("id"));
    Document old = run(request, request.path("old"));
    Aggregate aggregate = aggregate(request);
    RunComparison comparison =
        new RunComparison(scores(request, old), scores(request, latest), rules(latest), aggregate);
    ObjectNode body = comparison.json();
    body.set("old_run", object.json(old, request));
    body.set("new_run", object.json(latest, request));
    return Response.json(body);
  }

  /** {@code GET /v1/runs/{new}/compare/{old}/events}. */
  Response compareEvents(Request request) throws IOException {
    return pairs(request, request.path("id"), request.path("old"));
  }

  /** {@code GET /v1/runs/compare/events?run_id_1=&run_id_2=}. */
  Response comparePairs(Request request) throws IOException {
    return pairs(request, required(request, "run_id_1"), required(request, "run_id_2"));
  }

  private static String required(Request request, String name) {
    String value = QueryValues.text(request, name);
    if (value.isEmpty()) {
      throw HttpFailure.badRequest("The query parameter " + name + " is required");
    }
    return value;
  }

  private Response pairs(Request request, String first, String second) throws IOException {
    List<EventFilter> filters = new ArrayList<>(QueryValues.filters(request, "filter"));
    filters.addAll(QueryValues.filters(request, "filters"));
    for (String field : List.of("event_name", "event_type")) {
      String value = QueryValues.text(request, field);
      if (!value.isEmpty()) {
        filters.add(EventFilter.of(
            field, FilterOperator.IS, TextNode.valueOf(value), EventFilter.Type.STRING));
      }
    }
    int page = QueryValues.positive(request, "page", 1, Integer.MAX_VALUE);
    int limit = QueryValues.positive(request, "limit", MAX_PAIRS, MAX_PAIRS);
    RunEvents one = new RunEvents(storage, run(request, first)).where(filters);
    RunEvents other = new RunEvents(storage, run(request, second)).where(filters);
    RunPairs pairs = new RunPairs(storage, request.project());
    return Response.json(pairs.json(one, other, page, limit));
  }

  private RunScores scores(Request request, Document run) throws IOException {
    RunScores scores = new RunScores();
    events(request, run).forEach(scores::add, SCORES);
    return scores;
  }

  private RunEvents events(Request request, Document run) throws IOException {
    return new RunEvents(storage, run).where(QueryValues.filters(request, "filters"));
  }

  private PassRules rules(Document run) {
    return new PassRules(
        Runs.fields(run).path("passing_ranges"),
        MetricDefinitions.byName(storage.documents(), run.key().project()));
  }

  private static Aggregate aggregate(Request request) {
    return Aggregate.parse(QueryValues.text(request, "aggregate_function"));
  }

  private Document run(Request request, String id) {
    return runs.find(request.project(), Bodies.uuid(id));
  }
}
