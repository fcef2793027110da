package ai.honeyhive.client.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.InvalidRequestException;
import ai.honeyhive.client.ServerException;
import ai.honeyhive.client.UnreadableAnswerException;
import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.client.rest.Examples;
import ai.honeyhive.client.rest.Scripted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunsTest {
  private static final String RUN = "2a2f5c0e-8b1c-4b7f-9c86-6f0b4f7d1e20";

  private Scripted backend;
  private Runs runs;

  @BeforeEach
  void open() throws Exception {
    backend = new Scripted();
    runs = backend.client.runs();
  }

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void run_isMadeReadChangedAndDeleted() {
    backend.answers(Examples.of("PostExperimentRunResponse"));
    backend.answers(Examples.of("PostExperimentRunResponse"));
    backend.answers("{'evaluation': {'run_id': 'r', 'status': 'completed'}, 'warning': 'late'}");
    backend.answers("{'id': 'r', 'deleted': true}");

    Run made = runs.create(NewRun.builder().name("prompt v2").build());

    assertThat(made.runId()).isEqualTo(RUN);
    assertThat(backend.sent()).isEqualTo(Examples.json("{'name': 'prompt v2'}"));
    assertThat(runs.get(RUN)).isEqualTo(made);
    Run changed =
        runs.update(RUN, RunUpdate.builder().status(RunStatus.COMPLETED).build());
    assertThat(changed.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(changed.warning()).isEqualTo("late");
    assertThat(backend.sent()).isEqualTo(Examples.json("{'status': 'completed'}"));
    assertThat(runs.delete(RUN)).isTrue();
    assertThat(backend.asked())
        .containsExactly(
            "POST /v1/runs",
            "GET /v1/runs/" + RUN,
            "PUT /v1/runs/" + RUN,
            "DELETE /v1/runs/" + RUN);
  }

  @Test
  void run_ofAnOlderServer_isBareOrHasItsIdBeside() {
    backend.answers("{'run_id': 'r', 'name': 'n'}");
    backend.answers("{'run_id': 'r', 'evaluation': {'name': 'n'}}");
    backend.answers("{'ok': true}");

    assertThat(runs.get("r").name()).isEqualTo("n");
    assertThat(runs.get("r").runId()).isEqualTo("r");
    assertThatThrownBy(() -> runs.get("r")).isInstanceOf(UnreadableAnswerException.class);
  }

  @Test
  void query_namesWhatWasSet() {
    backend.answers(Examples.of("GetExperimentRunsResponse"));
    backend.answers(Examples.of("GetExperimentRunsResponse"));

    RunQuery query = RunQuery.builder()
        .datasetId("d")
        .runIds(List.of("a", "b"))
        .name("n")
        .status(RunStatus.FAILED)
        .createdBetween(
            Instant.parse("2025-10-09T00:00:00Z"), Instant.parse("2025-10-10T00:00:00Z"))
        .sortBy(RunQuery.Sort.UPDATED_AT)
        .ascending()
        .page(2)
        .limit(7)
        .build();

    assertThat(runs.list(query).metrics()).containsExactly("exact_match");
    runs.list(query.toBuilder().page(1).build());
    assertThat(backend.asked().get(0))
        .isEqualTo("GET /v1/runs?dataset_id=d&run_ids[]=a&run_ids[]=b&name=n&status=failed"
            + "&dateRange={\"$gte\":\"2025-10-09T00:00:00Z\",\"$lte\":\"2025-10-10T00:00:00Z\"}"
            + "&sort_by=updated_at&sort_order=asc&page=2&limit=7");
    assertThat(backend.asked().get(1)).endsWith("&page=1&limit=7");
  }

  @Test
  void query_forAll_namesNothing() {
    backend.answers(Examples.of("GetExperimentRunsResponse"));

    runs.list(RunQuery.all());

    assertThat(backend.asked()).containsExactly("GET /v1/runs?page=1");
  }

  @Test
  void query_outOfRange_isRefused() {
    RunQuery.Builder query = RunQuery.builder();

    assertThatThrownBy(() -> query.limit(101)).hasMessageContaining("101");
    assertThatThrownBy(() -> query.page(0)).hasMessageContaining("0");
    assertThatThrownBy(() -> query.runIds(Collections.nCopies(101, "a")))
        .hasMessageContaining("101");
    assertThatThrownBy(() -> ComparedEventsQuery.builder().limit(1001))
        .hasMessageContaining("1001");
    assertThatThrownBy(() -> ComparedEventsQuery.builder().page(0)).hasMessageContaining("0");
  }

  @Test
  void stream_asksForPagesAsTheyAreWanted() {
    backend.answers(page(0, 100)).answers(page(100, 150));

    try (Stream<Run> all = runs.listAll(RunQuery.all())) {
      List<String> ids = all.map(Run::runId).collect(Collectors.toList());

      assertThat(ids).hasSize(150).startsWith("0").endsWith("149");
    }
    assertThat(backend.asked())
        .containsExactly("GET /v1/runs?page=1&limit=100", "GET /v1/runs?page=2&limit=100");
  }

  @Test
  void stream_thatIsLeft_asksNoMore() {
    backend.answers(page(0, 2));

    try (Stream<Run> all = runs.listAll(RunQuery.builder().limit(2).build())) {
      assertThat(all.findFirst()).map(Run::runId).hasValue("0");
    }
    assertThat(backend.asked()).hasSize(1);
  }

  @Test
  void stream_pageThatFails_isThrownWhereItIsWanted() {
    backend.answers(page(0, 2)).fails(500, "{\"message\": \"broken\"}");
    List<String> seen = new ArrayList<>();

    try (Stream<Run> all = runs.listAll(RunQuery.builder().limit(2).build())) {
      assertThatThrownBy(() -> all.forEach(run -> seen.add(run.runId())))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("broken");
    }
    assertThat(seen).containsExactly("0", "1");
  }

  private static String page(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(id -> "{'run_id': '" + id + "'}")
        .collect(Collectors.joining(", ", "{'evaluations': [", "]}"));
  }

  @Test
  void result_isComputedAsAsked() {
    backend.answers(Examples.of("GetExperimentRunResultResponse"));
    backend.answers(Examples.of("GetExperimentRunResultResponse"));

    assertThat(runs.result(RUN).success()).isTrue();
    runs.result(RUN, AggregateFunction.P95);

    assertThat(backend.asked())
        .containsExactly(
            "GET /v1/runs/" + RUN + "/summary?aggregate_function=average",
            "GET /v1/runs/" + RUN + "/summary?aggregate_function=p95");
  }

  @Test
  void comparison_isComputedAsAsked() {
    backend.answers(Examples.of("GetExperimentRunCompareResponse"));
    backend.answers(Examples.of("GetExperimentRunCompareResponse"));

    assertThat(runs.compare("new", "old").improved()).hasSize(1);
    runs.compare("new", "old", AggregateFunction.SUM);

    assertThat(backend.asked())
        .containsExactly(
            "GET /v1/runs/new/compare/old?aggregate_function=average",
            "GET /v1/runs/new/compare/old?aggregate_function=sum");
  }

  @Test
  void filters_areSentAsText() {
    backend.answers("{}").answers("{}").answers("{}").answers("{}");
    List<EventFilter> filters = List.of(EventFilter.is("event_name", "answer"));

    runs.result(RUN, AggregateFunction.MAX, filters);
    runs.metrics(RUN, filters);
    runs.compare("new", "old", AggregateFunction.MAX, filters);
    runs.compareEvents(
        "new", "old", ComparedEventsQuery.builder().filters(filters).build());

    String text = "[{\"field\":\"event_name\",\"operator\":\"is\",\"value\":\"answer\","
        + "\"type\":\"string\"}]";
    assertThat(backend.asked())
        .containsExactly(
            "GET /v1/runs/" + RUN + "/summary?aggregate_function=max&filters=" + text,
            "GET /v1/runs/" + RUN + "/metrics?filters=" + text,
            "GET /v1/runs/new/compare/old?aggregate_function=max&filters=" + text,
            "GET /v1/runs/new/compare/old/events?filter=" + text + "&page=1&limit=1000");
  }

  @Test
  void comparedEvents_arePaged() {
    backend.answers("{'events': [{'datapoint_id': 'a'}], 'totalEvents': 1}");
    backend.answers("{'events': [{'datapoint_id': 'a'}, {'datapoint_id': 'b'}]}");
    backend.answers("{'events': []}");
    ComparedEventsQuery query = ComparedEventsQuery.builder()
        .eventName("answer")
        .eventType(EventType.CHAIN)
        .limit(2)
        .build();

    assertThat(runs.compareEvents("new", "old", query).pairs()).hasSize(1);
    assertThat(runs.compareAllEvents("new", "old", query).map(ComparedEvents.Pair::datapointId))
        .containsExactly("a", "b");
    assertThat(backend.asked())
        .containsExactly(
            "GET /v1/runs/new/compare/old/events?event_name=answer&event_type=chain&page=1&limit=2",
            "GET /v1/runs/new/compare/old/events?event_name=answer&event_type=chain&page=1&limit=2",
            "GET /v1/runs/new/compare/old/events?event_name=answer&event_type=chain&page=2&limit=2");
  }

  @Test
  void metricsAndSchemas_areRead() {
    backend.answers("{'events': [], 'totalEvents': 0}");
    backend.answers("{'fields': [], 'datasets': [], 'mappings': {}}");
    backend.answers("{'fields': [], 'datasets': [], 'mappings': {}}");

    assertThat(runs.metrics(RUN).events()).isEmpty();
    assertThat(runs.schema().fields()).isEmpty();
    assertThat(runs.schema(RUN).mappings()).isEmpty();
    assertThat(backend.asked())
        .containsExactly(
            "GET /v1/runs/" + RUN + "/metrics",
            "GET /v1/runs/schema",
            "GET /v1/runs/" + RUN + "/schema");
  }

  @Test
  void failure_isTyped() {
    backend.fails(400, "{\"error\": \"no such run\"}");

    assertThatThrownBy(() -> runs.result("r"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("no such run");
  }
}
