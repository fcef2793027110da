package ai.honeyhive.server.internal.api.runs;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.api.body.Bodies;
import ai.honeyhive.server.internal.api.body.DateRange;
import ai.honeyhive.server.internal.api.body.QueryValues;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.DocumentQuery;
import ai.honeyhive.server.store.EventFilter;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.FilterOperator;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.List;

/** Which fields events have, told by the latest of them. */
final class SchemaRoutes {
  private static final int SAMPLE = 1000;
  private static final int RUNS = 20;
  private static final String RUN_ID = "metadata.run_id";

  private final Storage storage;

  SchemaRoutes(Storage storage) {
    this.storage = storage;
  }

  /** {@code GET /v1/events/schema}. */
  Response ofEvents(Request request) throws IOException {
    String run = QueryValues.text(request, "evaluation_id");
    return run.isEmpty() ? sampled(request, List.of()) : sampled(request, List.of(is(run)));
  }

  /** {@code GET /v1/runs/schema}: of the latest runs. */
  Response ofRuns(Request request) throws IOException {
    RunSchema schema = new RunSchema();
    DateRange range = QueryValues.dateRange(request);
    DocumentQuery latest = DocumentQuery.of(request.project(), Runs.KIND).limit(RUNS);
    for (Document run : storage.documents().list(latest)) {
      int[] left = {SAMPLE / RUNS};
      new RunEvents(storage, run).within(range).sample(event -> {
        schema.add(event);
        return --left[0] > 0;
      });
    }
    return Response.json(schema.json());
  }

  /** {@code GET /v1/runs/{id}/schema}. */
  Response ofRun(Request request) throws IOException {
    String id = Bodies.uuid(request.path("id"));
    new Runs(storage.documents()).find(request.project(), id);
    return sampled(request, List.of(is(id)));
  }

  private static EventFilter is(String run) {
    return EventFilter.of(
        RUN_ID, FilterOperator.IS, TextNode.valueOf(run), EventFilter.Type.STRING);
  }

  private Response sampled(Request request, List<EventFilter> filters) throws IOException {
    DateRange range = QueryValues.dateRange(request);
    EventQuery query = EventQuery.in(request.project())
        .filters(filters)
        .startBetween(range.from(), range.to())
        .limit(SAMPLE)
        .build();
    RunSchema schema = new RunSchema();
    for (Event event : storage.search(query).events()) {
      schema.add(event);
    }
    return Response.json(schema.json());
  }
}
