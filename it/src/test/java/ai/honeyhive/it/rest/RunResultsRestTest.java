package ai.honeyhive.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.events.NewSession;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.client.runs.AggregateFunction;
import ai.honeyhive.client.runs.ComparedEvents;
import ai.honeyhive.client.runs.ComparedEventsQuery;
import ai.honeyhive.client.runs.DatapointResult;
import ai.honeyhive.client.runs.EventDetail;
import ai.honeyhive.client.runs.MetricComparison;
import ai.honeyhive.client.runs.MetricDetail;
import ai.honeyhive.client.runs.NewRun;
import ai.honeyhive.client.runs.PassingRange;
import ai.honeyhive.client.runs.RunComparison;
import ai.honeyhive.client.runs.RunMetrics;
import ai.honeyhive.client.runs.RunResult;
import ai.honeyhive.client.runs.RunSchema;
import ai.honeyhive.client.runs.RunStatus;
import ai.honeyhive.client.runs.RunUpdate;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What runs came to, computed by the real server of real events, through the client. */
@ExtendWith(HoneyHiveExtension.class)
class RunResultsRestTest {
  private TestServer server;
  private HoneyHiveClient client;

  @BeforeEach
  void start(TestServer running) {
    server = running;
    client = Clients.of(running);
  }

  @AfterEach
  void stop() {
    server.events();
    client.close();
  }

  /** A run of one datapoint a score, as evaluate() makes it. */
  private String evaluated(NewRun.Builder made, Object... scores) {
    String run = client.runs().create(made.name("try").build()).runId();
    List<String> sessions = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      Map<String, String> metadata = Map.of("run_id", run, "datapoint_id", "EXT-" + i);
      String session = client
          .sessions()
          .start(NewSession.builder().sessionName("try").metadata(metadata).build())
          .sessionId();
      client
          .events()
          .create(Event.builder()
              .eventType(EventType.CHAIN)
              .eventName("answer")
              .sessionId(session)
              .metadata(metadata)
              .metrics(Map.of("score", scores[i], "score_explanation", "because"))
              .build());
      sessions.add(session);
    }
    client
        .runs()
        .update(
            run,
            RunUpdate.builder().status(RunStatus.COMPLETED).eventIds(sessions).build());
    return run;
  }

  private Double aggregate(String run, AggregateFunction function) {
    return client
        .runs()
        .result(run, function)
        .metric("score")
        .map(MetricDetail::aggregate)
        .orElseThrow();
  }

  @Test
  void result_ofScores_isComputed() {
    String run = evaluated(
        NewRun.builder().passingRanges(Map.of("score", PassingRange.atLeast(0.5))), 1, 0.25);

    RunResult result = client.runs().result(run);

    assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(result.success()).isFalse();
    assertThat(result.passed()).containsExactly("EXT-0");
    assertThat(result.failed()).containsExactly("EXT-1");
    assertThat(result.aggregateFunction()).isEqualTo("average");
    assertThat(result.run().runId()).isEqualTo(run);
    assertThat(result.metrics()).singleElement().satisfies(metric -> {
      assertThat(metric.metricName()).isEqualTo("score");
      assertThat(metric.metricType()).isEqualTo("CLIENT_SIDE");
      assertThat(metric.eventName()).isEqualTo("answer");
      assertThat(metric.eventType()).isEqualTo("chain");
      assertThat(metric.aggregate()).isEqualTo(0.625);
      assertThat(metric.values()).containsExactlyInAnyOrder(1.0, 0.25);
      assertThat(metric.passed()).containsExactly("EXT-0");
      assertThat(metric.failed()).containsExactly("EXT-1");
      assertThat(metric.passingRange().min()).isEqualTo(0.5);
    });
    assertThat(result.eventDetails()).extracting(EventDetail::eventName).contains("answer");
    assertThat(result.datapoints())
        .extracting(DatapointResult::datapointId, DatapointResult::passed)
        .containsExactlyInAnyOrder(tuple("EXT-0", true), tuple("EXT-1", false));
  }

  @Test
  void result_ofEachFunction_isComputed() {
    String run = evaluated(NewRun.builder(), 1, 2, 6);

    assertThat(aggregate(run, AggregateFunction.AVERAGE)).isEqualTo(3);
    assertThat(aggregate(run, AggregateFunction.SUM)).isEqualTo(9);
    assertThat(aggregate(run, AggregateFunction.MIN)).isEqualTo(1);
    assertThat(aggregate(run, AggregateFunction.MAX)).isEqualTo(6);
    assertThat(aggregate(run, AggregateFunction.MEDIAN)).isEqualTo(2);
    assertThat(aggregate(run, AggregateFunction.COUNT)).isEqualTo(3);
    assertThat(aggregate(run, AggregateFunction.P90)).isBetween(2.0, 6.0);
    assertThat(aggregate(run, AggregateFunction.P95)).isBetween(2.0, 6.0);
    assertThat(aggregate(run, AggregateFunction.P99)).isBetween(2.0, 6.0);
  }

  @Test
  void result_ofFlags_countsTrueAsOne() {
    String run = evaluated(NewRun.builder(), true, false, true, true);

    assertThat(aggregate(run, AggregateFunction.AVERAGE)).isEqualTo(0.75);
  }

  @Test
  void result_ofSomeEvents_leavesOthersOut() {
    String run = evaluated(NewRun.builder(), 1, 3);

    RunResult result = client
        .runs()
        .result(
            run, AggregateFunction.SUM, List.of(EventFilter.is("metadata.datapoint_id", "EXT-1")));

    assertThat(result.metric("score").map(MetricDetail::aggregate)).hasValue(3.0);
  }

  @Test
  void result_ofNoEvents_isEmpty() {
    String run = client.runs().create(NewRun.builder().name("none").build()).runId();

    RunResult result = client.runs().result(run);

    assertThat(result.metrics()).isEmpty();
    assertThat(result.datapoints()).isEmpty();
  }

  @Test
  void metrics_ofARun_areThoseOfItsEvents() {
    String run = evaluated(NewRun.builder(), 1, 2);

    RunMetrics metrics = client.runs().metrics(run);

    assertThat(metrics.events())
        .filteredOn(event -> event.eventName().equals("answer"))
        .extracting(RunMetrics.OfEvent::datapointId)
        .containsExactlyInAnyOrder("EXT-0", "EXT-1");
    assertThat(metrics.events())
        .filteredOn(
            event -> "EXT-1".equals(event.datapointId()) && !event.metrics().isEmpty())
        .anySatisfy(event -> assertThat(event.metrics()).containsEntry("score", 2L));
  }

  @Test
  void compare_runs_saysWhatChanged() {
    String old = evaluated(NewRun.builder(), 1, 2, 3);
    String now = evaluated(NewRun.builder(), 2, 2, 1);

    RunComparison comparison = client.runs().compare(now, old);

    assertThat(comparison.commonDatapoints()).containsExactlyInAnyOrder("EXT-0", "EXT-1", "EXT-2");
    assertThat(comparison.oldRun().runId()).isEqualTo(old);
    assertThat(comparison.newRun().runId()).isEqualTo(now);
    assertThat(comparison.eventDetails())
        .filteredOn(event -> event.eventName().equals("answer"))
        .extracting(EventDetail::presence)
        .containsExactly("both");
    MetricComparison metric = comparison.metric("score").orElseThrow();
    assertThat(metric.oldAggregate()).isEqualTo(2.0);
    assertThat(metric.newAggregate()).isCloseTo(5.0 / 3, within());
    assertThat(metric.difference()).isCloseTo(-1.0 / 3, within());
    assertThat(metric.percentageChange()).isCloseTo(-100.0 / 6, within());
    assertThat(metric.foundCount()).isEqualTo(3);
    assertThat(metric.improved()).containsExactly("EXT-0");
    assertThat(metric.same()).containsExactly("EXT-1");
    assertThat(metric.degraded()).containsExactly("EXT-2");
    assertThat(metric.improvedCount()).isEqualTo(1);
    assertThat(metric.sameCount()).isEqualTo(1);
    assertThat(metric.degradedCount()).isEqualTo(1);
    assertThat(metric.oldValues()).containsExactlyInAnyOrder(1.0, 2.0, 3.0);
    assertThat(metric.newValues()).containsExactlyInAnyOrder(2.0, 2.0, 1.0);
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-6);
  }

  @Test
  void compareEvents_pairsThemByDatapoint() {
    String old = evaluated(NewRun.builder(), 1, 2, 3);
    String now = evaluated(NewRun.builder(), 4, 5, 6);
    ComparedEventsQuery query =
        ComparedEventsQuery.builder().eventName("answer").limit(2).build();

    ComparedEvents page = client.runs().compareEvents(now, old, query);

    assertThat(page.pairs()).hasSize(2);
    assertThat(page.totalEvents()).isEqualTo(3);
    assertThat(client.runs().compareAllEvents(now, old, query))
        .hasSize(3)
        .allSatisfy(pair -> {
          assertThat(pair.newEvent().metadata())
              .containsEntry("datapoint_id", pair.datapointId())
              .containsEntry("run_id", now);
          assertThat(pair.oldEvent().metadata())
              .containsEntry("datapoint_id", pair.datapointId())
              .containsEntry("run_id", old);
        })
        .extracting(ComparedEvents.Pair::datapointId)
        .containsExactlyInAnyOrder("EXT-0", "EXT-1", "EXT-2");
  }

  @Test
  void schema_ofARun_namesTheFieldsOfItsEvents() {
    String run = evaluated(NewRun.builder(), 1);

    assertThat(client.runs().schema(run).fields())
        .extracting(RunSchema.Field::name)
        .contains("metrics.score");
    assertThat(client.runs().schema().fields()).isNotEmpty();
  }
}
