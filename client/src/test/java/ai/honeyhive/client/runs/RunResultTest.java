package ai.honeyhive.client.runs;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.client.rest.Examples;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunResultTest {
  private static final String DATAPOINT = "EXT-1f2e3d4c5b6a7988";

  @Test
  void result_ofTheDescription_isReadAndWrittenBack() {
    JsonNode json = Examples.of("GetExperimentRunResultResponse");

    RunResult result = RunResult.fromJson(json);

    assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(result.success()).isTrue();
    assertThat(result.error()).isNull();
    assertThat(result.passed()).containsExactly(DATAPOINT);
    assertThat(result.failed()).isEmpty();
    assertThat(result.aggregateFunction()).isEqualTo("average");
    assertThat(result.run().runId()).isEqualTo("2a2f5c0e-8b1c-4b7f-9c86-6f0b4f7d1e20");
    assertThat(result.eventDetails()).singleElement().satisfies(event -> {
      assertThat(event.eventName()).isEqualTo("answer");
      assertThat(event.eventType()).isEqualTo("chain");
      assertThat(event.presence()).isNull();
    });
    assertThat(result.toJson()).isEqualTo(json);
  }

  @Test
  void metric_ofTheDescription_isRead() {
    RunResult result = RunResult.fromJson(Examples.of("GetExperimentRunResultResponse"));

    MetricDetail metric = result.metric("exact_match").orElseThrow();

    assertThat(result.metrics()).containsExactly(metric);
    assertThat(metric.metricType()).isEqualTo("CLIENT_SIDE");
    assertThat(metric.eventName()).isEqualTo("answer");
    assertThat(metric.eventType()).isEqualTo("chain");
    assertThat(metric.aggregate()).isEqualTo(1.0);
    assertThat(metric.values()).containsExactly(1.0);
    assertThat(metric.passingRange()).isNull();
    assertThat(metric.passed()).containsExactly(DATAPOINT);
    assertThat(metric.failed()).isEmpty();
    assertThat(result.metric("other")).isEmpty();
  }

  @Test
  void datapoint_ofTheDescription_isRead() {
    RunResult result = RunResult.fromJson(Examples.of("GetExperimentRunResultResponse"));

    DatapointResult datapoint = result.datapoints().get(0);

    assertThat(datapoint.datapointId()).isEqualTo(DATAPOINT);
    assertThat(datapoint.sessionId()).isEqualTo("6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11");
    assertThat(datapoint.passed()).isTrue();
    assertThat(datapoint.metrics()).singleElement().satisfies(metric -> {
      assertThat(metric.name()).isEqualTo("exact_match");
      assertThat(metric.eventName()).isEqualTo("answer");
      assertThat(metric.eventType()).isEqualTo("chain");
      assertThat(metric.value()).isEqualTo(1L);
      assertThat(metric.passed()).isTrue();
    });
  }

  @Test
  void booleans_areNumbers() {
    MetricDetail metric = RunResult.fromJson(Examples.json("{'metrics': {'details': [{"
            + "'metric_name': 'm', 'aggregate': true, 'values': [true, false, 2.5, null, 'x'],"
            + "'passing_range': {'min': 1}}]}}"))
        .metrics()
        .get(0);

    assertThat(metric.aggregate()).isEqualTo(1.0);
    assertThat(metric.values()).containsExactly(1.0, 0.0, 2.5);
    assertThat(metric.passingRange()).isEqualTo(PassingRange.fromJson(Examples.json("{'min': 1}")));
    assertThat(metric.passed()).isEmpty();
  }

  @Test
  void result_ofAnOlderServer_hasItsMetricsByName() {
    RunResult result = RunResult.fromJson(Examples.json("{'status': 'done', 'metrics': {"
        + "'aggregation_function': 'sum', 'exact_match': {'aggregate': 3}}}"));

    assertThat(result.status()).hasToString("done");
    assertThat(result.success()).isFalse();
    assertThat(result.run()).isNull();
    assertThat(result.metrics()).singleElement().satisfies(metric -> {
      assertThat(metric.metricName()).isEqualTo("exact_match");
      assertThat(metric.aggregate()).isEqualTo(3.0);
    });
    assertThat(result.datapoints()).isEmpty();
  }

  @Test
  void result_withoutAnything_isEmpty() {
    RunResult result = RunResult.fromJson(Examples.json("{}"));

    assertThat(result.status()).isNull();
    assertThat(result.metrics()).isEmpty();
    assertThat(result.aggregateFunction()).isNull();
    assertThat(result.eventDetails()).isEmpty();
  }

  @Test
  void metrics_ofEvents_areRead() {
    RunMetrics metrics = RunMetrics.fromJson(Examples.json("{'events': [{'event_name': 'answer',"
        + "'event_type': 'chain', 'session_id': 's', 'metadata': {'datapoint_id': 'd'},"
        + "'metrics': {'ok': true, 'score': 0.5}}, {'metadata': {}}], 'totalEvents': 7}"));

    assertThat(metrics.totalEvents()).isEqualTo(7);
    RunMetrics.OfEvent event = metrics.events().get(0);
    assertThat(event.eventName()).isEqualTo("answer");
    assertThat(event.eventType()).isEqualTo("chain");
    assertThat(event.sessionId()).isEqualTo("s");
    assertThat(event.datapointId()).isEqualTo("d");
    assertThat(event.metrics()).isEqualTo(Map.of("ok", true, "score", 0.5));
    assertThat(metrics.events().get(1).datapointId()).isNull();
  }

  @Test
  void schema_isRead() {
    RunSchema schema = RunSchema.fromJson(Examples.json("{'fields': [{'name': 'metadata.run_id',"
        + "'event_type': 'chain'}], 'datasets': ['d'], 'mappings': {'cost': [{"
        + "'field_name': 'metadata.cost', 'event_type': 'model'}]}}"));

    assertThat(schema.datasets()).containsExactly("d");
    assertThat(schema.fields()).singleElement().satisfies(field -> {
      assertThat(field.name()).isEqualTo("metadata.run_id");
      assertThat(field.eventType()).isEqualTo("chain");
    });
    assertThat(schema.mappings().get("cost"))
        .extracting(RunSchema.Field::name)
        .containsExactly("metadata.cost");
  }

  @Test
  void comparedEvents_areEventsOrNull() {
    ComparedEvents events = ComparedEvents.fromJson(Examples.json("{'events': [{"
        + "'datapoint_id': 'd', 'event_1': {'event_type': 'chain', 'event_name': 'answer'},"
        + "'event_2': {}}], 'totalEvents': 3}"));

    assertThat(events.totalEvents()).isEqualTo(3);
    ComparedEvents.Pair pair = events.pairs().get(0);
    assertThat(pair.datapointId()).isEqualTo("d");
    assertThat(pair.newEvent().eventType()).isEqualTo(EventType.CHAIN);
    assertThat(pair.oldEvent()).isNull();
  }
}
