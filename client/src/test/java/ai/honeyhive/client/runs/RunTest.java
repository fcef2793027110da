package ai.honeyhive.client.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.rest.Examples;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTest {
  @Test
  void run_ofTheDescription_isReadAndWrittenBack() {
    JsonNode json = Examples.of("PostExperimentRunResponse").get("evaluation");

    Run run = Run.fromJson(json);

    assertThat(run.id()).isEqualTo("665000000000000000000001");
    assertThat(run.runId()).isEqualTo("2a2f5c0e-8b1c-4b7f-9c86-6f0b4f7d1e20");
    assertThat(run.name()).isEqualTo("prompt v2");
    assertThat(run.description()).isNull();
    assertThat(run.status()).isEqualTo(RunStatus.PENDING);
    assertThat(run.metadata()).isEqualTo(Map.of("offline_dataset_id", "EXT-00aa11bb22cc33dd"));
    assertThat(run.results()).isEmpty();
    assertThat(run.metrics()).isEmpty();
    assertThat(run.eventIds()).isEmpty();
    assertThat(run.configuration()).isEqualTo(Map.of("function", "answer"));
    assertThat(run.active()).isTrue();
    assertThat(run.createdAt()).isEqualTo(Instant.parse("2025-10-09T08:53:20Z"));
    assertThat(run.updatedAt()).isNull();
    assertThat(run.scopeType()).isEqualTo("project");
    assertThat(run.scopeId()).isEqualTo("local-project");
    assertThat(run.datasetId()).isNull();
    assertThat(run.datasetName()).isNull();
    assertThat(run.extra()).isEmpty();
    assertThat(run.toJson()).isEqualTo(json);
  }

  @Test
  void run_ofAnOlderServer_hasWhatItSays() {
    Run run = Run.fromJson(
        Examples.json(
            "{'run_id': 'r', 'created_at': 1760000000000, 'status': 'archived', 'passing_ranges': {}}"));

    assertThat(run.runId()).isEqualTo("r");
    assertThat(run.id()).isEmpty();
    assertThat(run.name()).isNull();
    assertThat(run.active()).isTrue();
    assertThat(run.createdAt()).isEqualTo(Instant.parse("2025-10-09T08:53:20Z"));
    assertThat(run.status()).isEqualTo(RunStatus.of("archived")).hasToString("archived");
    assertThat(run.extra()).containsOnlyKeys("passing_ranges");
    assertThat(Run.fromJson(Examples.json("{}")).status()).isNull();
  }

  @Test
  void newRun_sendsWhatWasSet() {
    Map<String, Object> configuration = Map.of(
        "function",
        "answer",
        "evaluators",
        List.of("exact_match"),
        "max_workers",
        4,
        "aggregate_function",
        "average");

    NewRun run = NewRun.builder()
        .runId("2a2f5c0e-8b1c-4b7f-9c86-6f0b4f7d1e20")
        .name("prompt v2")
        .status(RunStatus.PENDING)
        .datasetId(null)
        .datapointIds(List.of("EXT-1f2e3d4c5b6a7988"))
        .eventIds(List.of())
        .configuration(configuration)
        .metadata(Map.of("offline_dataset_id", "EXT-00aa11bb22cc33dd"))
        .build();

    assertThat(run.toJson()).isEqualTo(Examples.of("PostExperimentRunRequest"));
    assertThat(NewRun.builder().build().toJson()).isEmpty();
  }

  @Test
  void update_sendsWhatWasSet() {
    RunUpdate update = RunUpdate.builder()
        .status(RunStatus.COMPLETED)
        .name("prompt v2")
        .eventIds(List.of("6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11"))
        .build();

    assertThat(update.toJson()).isEqualTo(Examples.of("PutExperimentRunRequest"));
    assertThat(RunUpdate.builder().description(null).build().toJson())
        .isEqualTo(Examples.json("{'description': null}"));
  }

  @Test
  void passingRanges_areSentByMetric() {
    RunUpdate update = RunUpdate.builder()
        .passingRanges(Map.of("exact_match", PassingRange.atLeast(0.5)))
        .build();

    assertThat(update.toJson())
        .isEqualTo(Examples.json("{'passing_ranges': {'exact_match': {'min': 0.5}}}"));
    assertThat(PassingRange.atMost(2).max()).isEqualTo(2);
    assertThat(PassingRange.atMost(2).min()).isNull();
    assertThat(PassingRange.between(1, 2).toJson())
        .isEqualTo(Examples.json("{'min': 1, 'max': 2}"));
  }

  @Test
  void passingRange_thatHoldsNothing_isRefused() {
    assertThatThrownBy(() -> PassingRange.between(2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2.0, 1.0");
    assertThatThrownBy(() -> PassingRange.atLeast(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void status_ofAnyCase_isTheSame() {
    assertThat(RunStatus.of(" Completed ")).isEqualTo(RunStatus.COMPLETED);
    assertThat(RunStatus.COMPLETED.ended()).isTrue();
    assertThat(RunStatus.RUNNING.ended()).isFalse();
    assertThat(RunStatus.of("archived").ended()).isFalse();
  }

  @Test
  void page_ofTheDescription_isRead() {
    RunPage page = RunPage.fromJson(Examples.of("GetExperimentRunsResponse"));

    assertThat(page.runs()).isEmpty();
    assertThat(page.metrics()).containsExactly("exact_match");
    assertThat(page.page()).isEqualTo(1);
    assertThat(page.limit()).isEqualTo(20);
    assertThat(page.total()).isZero();
    assertThat(page.totalUnfiltered()).isZero();
    assertThat(page.totalPages()).isZero();
    assertThat(page.hasNext()).isFalse();
    assertThat(page.hasPrevious()).isFalse();
  }

  @Test
  void page_withoutCounters_isTheOnlyOne() {
    RunPage page = RunPage.fromJson(Examples.json("{'evaluations': [{'run_id': 'r'}]}"));

    assertThat(page.runs()).extracting(Run::runId).containsExactly("r");
    assertThat(page.page()).isEqualTo(1);
    assertThat(page.total()).isEqualTo(1);
    assertThat(page.totalPages()).isEqualTo(1);
    assertThat(page.hasNext()).isFalse();
  }
}
