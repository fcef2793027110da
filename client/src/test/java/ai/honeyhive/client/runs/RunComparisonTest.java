package ai.honeyhive.client.runs;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.rest.Examples;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class RunComparisonTest {
  private static final String DATAPOINT = "EXT-1f2e3d4c5b6a7988";

  @Test
  void comparison_ofTheDescription_isReadAndWrittenBack() {
    JsonNode json = Examples.of("GetExperimentRunCompareResponse");

    RunComparison comparison = RunComparison.fromJson(json);

    assertThat(comparison.commonDatapoints()).containsExactly(DATAPOINT);
    assertThat(comparison.eventDetails())
        .singleElement()
        .extracting(EventDetail::presence)
        .isEqualTo("both");
    assertThat(comparison.oldRun().runId()).isEqualTo("2a2f5c0e-8b1c-4b7f-9c86-6f0b4f7d1e20");
    assertThat(comparison.newRun().runId()).isEqualTo("7f0c4a55-6c1e-4f4c-9b52-0a6de3a8c9d1");
    assertThat(comparison.improved()).isEqualTo(comparison.metrics());
    assertThat(comparison.degraded()).isEmpty();
    assertThat(comparison.toJson()).isEqualTo(json);
  }

  @Test
  void metric_ofTheDescription_isRead() {
    MetricComparison metric = RunComparison.fromJson(Examples.of("GetExperimentRunCompareResponse"))
        .metric("exact_match")
        .orElseThrow();

    assertThat(metric.metricType()).isEqualTo("CLIENT_SIDE");
    assertThat(metric.eventName()).isEqualTo("answer");
    assertThat(metric.eventType()).isEqualTo("chain");
    assertThat(metric.oldAggregate()).isEqualTo(0.0);
    assertThat(metric.newAggregate()).isEqualTo(1.0);
    assertThat(metric.difference()).isEqualTo(1.0);
    assertThat(metric.percentageChange()).isEqualTo(0.0);
    assertThat(metric.foundCount()).isEqualTo(1);
    assertThat(metric.improvedCount()).isEqualTo(1);
    assertThat(metric.degradedCount()).isZero();
    assertThat(metric.sameCount()).isZero();
    assertThat(metric.improved()).containsExactly(DATAPOINT);
    assertThat(metric.degraded()).isEmpty();
    assertThat(metric.same()).isEmpty();
    assertThat(metric.oldValues()).containsExactly(0.0);
    assertThat(metric.newValues()).containsExactly(1.0);
    assertThat(metric.extra()).isEmpty();
  }

  @Test
  void comparison_byTheSchemaOnly_hasNoCounts() {
    RunComparison comparison = RunComparison.fromJson(Examples.json(
        "{'metrics': [{'metric_name': 'm', 'old_aggregate': null, 'p_value': 0.1}]}"));

    MetricComparison metric = comparison.metrics().get(0);
    assertThat(metric.oldAggregate()).isNull();
    assertThat(metric.foundCount()).isZero();
    assertThat(metric.improved()).isEmpty();
    assertThat(metric.extra()).containsOnlyKeys("p_value");
    assertThat(comparison.oldRun()).isNull();
    assertThat(comparison.improved()).isEmpty();
  }
}
