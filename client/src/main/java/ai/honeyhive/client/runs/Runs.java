package ai.honeyhive.client.runs;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Pages;
import ai.honeyhive.client.internal.rest.Rest;
import ai.honeyhive.client.internal.rest.RestRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Keeps runs, and computes what they came to; of {@link HoneyHiveClient#runs()}. Thread-safe. */
public final class Runs {
  private static final String ALL = "/v1/runs";
  private static final String ONE = "/v1/runs/{}";

  private final Rest rest;

  /**
   * Made by {@link HoneyHiveClient}.
   *
   * @param rest what sends, which is not of the API
   */
  @SuppressWarnings("exports") // only the client can make one
  public Runs(Rest rest) {
    this.rest = rest;
  }

  /**
   * Makes a run.
   *
   * @param run what it starts with
   * @return the run
   * @throws HoneyHiveException when the call fails
   */
  public Run create(NewRun run) {
    return Rest.await(createAsync(run));
  }

  /**
   * Makes a run.
   *
   * @param run what it starts with
   * @return the run
   */
  public CompletableFuture<Run> createAsync(NewRun run) {
    return rest.send(RestRequest.post(ALL).body(run.toJson()), Runs::run);
  }

  /**
   * Reads a run.
   *
   * @param runId the run's id
   * @return the run
   * @throws HoneyHiveException when the call fails, also when there is none of that id
   */
  public Run get(String runId) {
    return Rest.await(getAsync(runId));
  }

  /**
   * Reads a run.
   *
   * @param runId the run's id
   * @return the run
   */
  public CompletableFuture<Run> getAsync(String runId) {
    return rest.send(RestRequest.get(ONE, runId), Runs::run);
  }

  /**
   * Changes a run.
   *
   * @param runId the run's id
   * @param update what is to change
   * @return the run as it is now
   * @throws HoneyHiveException when the call fails
   */
  public Run update(String runId, RunUpdate update) {
    return Rest.await(updateAsync(runId, update));
  }

  /**
   * Changes a run.
   *
   * @param runId the run's id
   * @param update what is to change
   * @return the run as it is now
   */
  public CompletableFuture<Run> updateAsync(String runId, RunUpdate update) {
    return rest.send(RestRequest.put(ONE, runId).body(update.toJson()), Runs::run);
  }

  /**
   * Deletes a run. Its events stay.
   *
   * @param runId the run's id
   * @return whether it is deleted
   * @throws HoneyHiveException when the call fails
   */
  public boolean delete(String runId) {
    return Rest.await(deleteAsync(runId));
  }

  /**
   * Deletes a run. Its events stay.
   *
   * @param runId the run's id
   * @return whether it is deleted
   */
  public CompletableFuture<Boolean> deleteAsync(String runId) {
    return rest.send(RestRequest.delete(ONE, runId), json -> JsonFields.of(json).flag("deleted"));
  }

  /**
   * Lists runs: one page of them.
   *
   * @param query which runs, and which page
   * @return the page
   * @throws HoneyHiveException when the call fails
   */
  public RunPage list(RunQuery query) {
    return Rest.await(listAsync(query));
  }

  /**
   * Lists runs: one page of them.
   *
   * @param query which runs, and which page
   * @return the page
   */
  public CompletableFuture<RunPage> listAsync(RunQuery query) {
    return rest.send(query.request(), RunPage::fromJson);
  }

  /**
   * Reads runs, page by page. A page is asked for when its first run is wanted; what goes wrong
   * then is thrown by the stream's operation.
   *
   * @param query which runs; its page is where to begin
   * @return the runs, for one thread; closing the stream cancels the request under way
   */
  public Stream<Run> listAll(RunQuery query) {
    int size = query.pageSize();
    return Pages.stream(
        new Pages.Plan(query.page(), size),
        page ->
            rest.send(query.request(page, size), json -> RunPage.fromJson(json).runs()),
        Run::runId);
  }

  /**
   * Computes what a run came to, each metric averaged.
   *
   * @param runId the run's id
   * @return the result
   * @throws HoneyHiveException when the call fails
   */
  public RunResult result(String runId) {
    return Rest.await(resultAsync(runId));
  }

  /**
   * Computes what a run came to, each metric averaged.
   *
   * @param runId the run's id
   * @return the result
   */
  public CompletableFuture<RunResult> resultAsync(String runId) {
    return resultAsync(runId, AggregateFunction.AVERAGE);
  }

  /**
   * Computes what a run came to.
   *
   * @param runId the run's id
   * @param aggregate how the values of a metric become one number
   * @return the result
   * @throws HoneyHiveException when the call fails
   */
  public RunResult result(String runId, AggregateFunction aggregate) {
    return Rest.await(resultAsync(runId, aggregate));
  }

  /**
   * Computes what a run came to.
   *
   * @param runId the run's id
   * @param aggregate how the values of a metric become one number
   * @return the result
   */
  public CompletableFuture<RunResult> resultAsync(String runId, AggregateFunction aggregate) {
    return resultAsync(runId, aggregate, List.of());
  }

  /**
   * Computes what a run came to, of some of its events.
   *
   * @param runId the run's id
   * @param aggregate how the values of a metric become one number
   * @param filters what the events must match
   * @return the result
   * @throws HoneyHiveException when the call fails
   */
  public RunResult result(String runId, AggregateFunction aggregate, List<EventFilter> filters) {
    return Rest.await(resultAsync(runId, aggregate, filters));
  }

  /**
   * Computes what a run came to, of some of its events.
   *
   * @param runId the run's id
   * @param aggregate how the values of a metric become one number
   * @param filters what the events must match
   * @return the result
   */
  public CompletableFuture<RunResult> resultAsync(
      String runId, AggregateFunction aggregate, List<EventFilter> filters) {
    RestRequest request = RestRequest.get("/v1/runs/{}/summary", runId);
    return rest.send(aggregated(request, aggregate, filters), RunResult::fromJson);
  }

  /**
   * Lists the metrics of a run as its events bear them.
   *
   * @param runId the run's id
   * @return the metrics
   * @throws HoneyHiveException when the call fails
   */
  public RunMetrics metrics(String runId) {
    return Rest.await(metricsAsync(runId));
  }

  /**
   * Lists the metrics of a run as its events bear them.
   *
   * @param runId the run's id
   * @return the metrics
   */
  public CompletableFuture<RunMetrics> metricsAsync(String runId) {
    return metricsAsync(runId, List.of());
  }

  /**
   * Lists the metrics of a run as some of its events bear them.
   *
   * @param runId the run's id
   * @param filters what the events must match
   * @return the metrics
   * @throws HoneyHiveException when the call fails
   */
  public RunMetrics metrics(String runId, List<EventFilter> filters) {
    return Rest.await(metricsAsync(runId, filters));
  }

  /**
   * Lists the metrics of a run as some of its events bear them.
   *
   * @param runId the run's id
   * @param filters what the events must match
   * @return the metrics
   */
  public CompletableFuture<RunMetrics> metricsAsync(String runId, List<EventFilter> filters) {
    return rest.send(
        RestRequest.get("/v1/runs/{}/metrics", runId)
            .query("filters", ComparedEventsQuery.text(filters))
            .large(),
        RunMetrics::fromJson);
  }

  /**
   * Compares a run with an older one, each metric averaged.
   *
   * @param newRunId the new run's id
   * @param oldRunId the id of the run to compare it with
   * @return how they differ
   * @throws HoneyHiveException when the call fails
   */
  public RunComparison compare(String newRunId, String oldRunId) {
    return Rest.await(compareAsync(newRunId, oldRunId));
  }

  /**
   * Compares a run with an older one, each metric averaged.
   *
   * @param newRunId the new run's id
   * @param oldRunId the id of the run to compare it with
   * @return how they differ
   */
  public CompletableFuture<RunComparison> compareAsync(String newRunId, String oldRunId) {
    return compareAsync(newRunId, oldRunId, AggregateFunction.AVERAGE);
  }

  /**
   * Compares a run with an older one.
   *
   * @param newRunId the new run's id
   * @param oldRunId the id of the run to compare it with
   * @param aggregate how the values of a metric become one number
   * @return how they differ
   * @throws HoneyHiveException when the call fails
   */
  public RunComparison compare(String newRunId, String oldRunId, AggregateFunction aggregate) {
    return Rest.await(compareAsync(newRunId, oldRunId, aggregate));
  }

  /**
   * Compares a run with an older one.
   *
   * @param newRunId the new run's id
   * @param oldRunId the id of the run to compare it with
   * @param aggregate how the values of a metric become one number
   * @return how they differ
   */
  public CompletableFuture<RunComparison> compareAsync(
      String newRunId, String oldRunId, AggregateFunction aggregate) {
    return compareAsync(newRunId, oldRunId, aggregate, List.of());
  }

  /**
   * Compares some events of a run with those of an older one.
   *
   * @param newRunId the new run's id
   * @param oldRunId the id of the run to compare it with
   * @param aggregate how the values of a metric become one number
   * @param filters what the events must match
   * @return how they differ
   * @throws HoneyHiveException when the call fails
   */
  public RunComparison compare(
      String newRunId, String oldRunId, AggregateFunction aggregate, List<EventFilter> filters) {
    return Rest.await(compareAsync(newRunId, oldRunId, aggregate, filters));
  }

  /**
   * Compares some events of a run with those of an older one.
   *
   * @param newRunId the new run's id
   * @param oldRunId the id of the run to compare it with
   * @param aggregate how the values of a metric become one number
   * @param filters what the events must match
   * @return how they differ
   */
  public CompletableFuture<RunComparison> compareAsync(
      String newRunId, String oldRunId, AggregateFunction aggregate, List<EventFilter> filters) {
    RestRequest request = RestRequest.get("/v1/runs/{}/compare/{}", newRunId, oldRunId);
    return rest.send(aggregated(request, aggregate, filters), RunComparison::fromJson);
  }

  /**
   * Pairs the events of two runs by the datapoint they tried: one page of them.
   *
   * @param newRunId the new run's id
   * @param oldRunId the id of the run to compare it with
   * @param query which events, and which page
   * @return the page
   * @throws HoneyHiveException when the call fails
   */
  public ComparedEvents compareEvents(String newRunId, String oldRunId, ComparedEventsQuery query) {
    return Rest.await(compareEventsAsync(newRunId, oldRunId, query));
  }

  /**
   * Pairs the events of two runs by the datapoint they tried: one page of them.
   *
   * @param newRunId the new run's id
   * @param oldRunId the id of the run to compare it with
   * @param query which events, and which page
   * @return the page
   */
  public CompletableFuture<ComparedEvents> compareEventsAsync(
      String newRunId, String oldRunId, ComparedEventsQuery query) {
    return rest.send(query.request(newRunId, oldRunId, query.page()), ComparedEvents::fromJson);
  }

  /**
   * Pairs the events of two runs by the datapoint they tried, page by page. A page is asked for
   * when its first pair is wanted; what goes wrong then is thrown by the stream's operation.
   *
   * @param newRunId the new run's id
   * @param oldRunId the id of the run to compare it with
   * @param query which events; its page is where to begin
   * @return the pairs, for one thread; closing the stream cancels the request under way
   */
  public Stream<ComparedEvents.Pair> compareAllEvents(
      String newRunId, String oldRunId, ComparedEventsQuery query) {
    return Pages.stream(
        new Pages.Plan(query.page(), query.limit()),
        page -> rest.send(
            query.request(newRunId, oldRunId, page),
            json -> ComparedEvents.fromJson(json).pairs()),
        ComparedEvents.Pair::id);
  }

  /**
   * Lists the fields that the events of all runs have.
   *
   * @return the fields
   * @throws HoneyHiveException when the call fails
   */
  public RunSchema schema() {
    return Rest.await(schemaAsync());
  }

  /**
   * Lists the fields that the events of all runs have.
   *
   * @return the fields
   */
  public CompletableFuture<RunSchema> schemaAsync() {
    return rest.send(RestRequest.get("/v1/runs/schema"), RunSchema::fromJson);
  }

  /**
   * Lists the fields that the events of a run have.
   *
   * @param runId the run's id
   * @return the fields
   * @throws HoneyHiveException when the call fails
   */
  public RunSchema schema(String runId) {
    return Rest.await(schemaAsync(runId));
  }

  /**
   * Lists the fields that the events of a run have.
   *
   * @param runId the run's id
   * @return the fields
   */
  public CompletableFuture<RunSchema> schemaAsync(String runId) {
    return rest.send(RestRequest.get("/v1/runs/{}/schema", runId), RunSchema::fromJson);
  }

  private static RestRequest aggregated(
      RestRequest request, AggregateFunction aggregate, List<EventFilter> filters) {
    return request
        .query("aggregate_function", aggregate.wireName())
        .query("filters", ComparedEventsQuery.text(filters))
        .large();
  }

  /** The run of an answer, and what the data plane warns of. Older servers answer the bare run. */
  private static Run run(JsonNode json) {
    JsonFields answer = JsonFields.of(json);
    JsonFields run = answer.fieldsOrNull("evaluation");
    if (run == null && answer.has("run_id")) {
      return new Run(answer);
    }
    if (run == null) {
      throw new IllegalArgumentException("it holds no run");
    }
    if (!run.has("run_id") && answer.has("run_id")) {
      run = run.with("run_id", answer.text("run_id"));
    }
    return new Run(answer.has("warning") ? run.with("warning", answer.text("warning")) : run);
  }
}
