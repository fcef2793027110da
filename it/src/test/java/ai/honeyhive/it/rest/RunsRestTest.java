package ai.honeyhive.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.InvalidRequestException;
import ai.honeyhive.client.NotFoundException;
import ai.honeyhive.client.datasets.NewDataset;
import ai.honeyhive.client.runs.NewRun;
import ai.honeyhive.client.runs.Run;
import ai.honeyhive.client.runs.RunPage;
import ai.honeyhive.client.runs.RunQuery;
import ai.honeyhive.client.runs.RunStatus;
import ai.honeyhive.client.runs.RunUpdate;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs through the client, in the real server. */
@ExtendWith(HoneyHiveExtension.class)
class RunsRestTest {
  private HoneyHiveClient client;

  @BeforeEach
  void start(TestServer server) {
    client = Clients.of(server);
  }

  @AfterEach
  void stop() {
    client.close();
  }

  private Run named(String name) {
    return client.runs().create(NewRun.builder().name(name).build());
  }

  private List<String> names(RunQuery.Builder query) {
    return client.runs().listAll(query.build()).map(Run::name).toList();
  }

  @Test
  void create_run_isReadBackAsItWasMade() {
    String id = UUID.randomUUID().toString();
    String dataset = client.datasets().create(NewDataset.named("quiz"));

    Run run = client
        .runs()
        .create(NewRun.builder()
            .runId(id)
            .name("prompt v2")
            .description("shorter")
            .datasetId(dataset)
            .datapointIds(List.of("EXT-1f2e3d4c5b6a7988"))
            .configuration(Map.of("function", "answer", "max_workers", 4))
            .metadata(Map.of("commit", "abc"))
            .build());

    assertThat(run.runId()).isEqualTo(id);
    assertThat(run.name()).isEqualTo("prompt v2");
    assertThat(run.description()).isEqualTo("shorter");
    assertThat(run.status()).isEqualTo(RunStatus.PENDING);
    assertThat(run.datasetId()).isEqualTo(dataset);
    assertThat(run.configuration()).isEqualTo(Map.of("function", "answer", "max_workers", 4L));
    assertThat(run.metadata()).containsEntry("commit", "abc");
    assertThat(run.eventIds()).isEmpty();
    assertThat(run.createdAt()).isNotNull();
    assertThat(run.active()).isTrue();
    assertThat(client.runs().get(id)).isEqualTo(run);
  }

  @Test
  void create_runWithoutAnId_getsOne() {
    Run run = client.runs().create(NewRun.builder().build());

    assertThat(UUID.fromString(run.runId())).isNotNull();
  }

  @Test
  void update_run_changesWhatWasSaid() {
    Run run = client
        .runs()
        .create(NewRun.builder().name("a").metadata(Map.of("commit", "abc")).build());
    String session = UUID.randomUUID().toString();

    Run changed = client
        .runs()
        .update(
            run.runId(),
            RunUpdate.builder()
                .status(RunStatus.COMPLETED)
                .eventIds(List.of(session))
                .results(Map.of("note", "fine"))
                .build());

    assertThat(changed.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(changed.eventIds()).containsExactly(session);
    assertThat(changed.results()).containsEntry("note", "fine");
    assertThat(changed.name()).isEqualTo("a");
    assertThat(changed.metadata()).containsEntry("commit", "abc");
    assertThat(changed.warning()).isNull();
    assertThat(client.runs().get(run.runId())).isEqualTo(changed);
  }

  @Test
  void delete_run_isGone() {
    String id = named("a").runId();

    assertThat(client.runs().delete(id)).isTrue();

    assertThatThrownBy(() -> client.runs().get(id)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void run_thatIsNot_isNotFound() {
    String id = UUID.randomUUID().toString();

    assertThatThrownBy(() -> client.runs().get(id)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> client.runs().result(id)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> client.runs().compare(id, id)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> client.runs().update(id, RunUpdate.builder().name("b").build()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void run_ofNoUuid_isRefused() {
    assertThatThrownBy(() -> client.runs().get("not-a-uuid"))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void list_isPagedAndStreamed() {
    IntStream.range(0, 7).forEach(i -> named("run " + i));

    RunPage page = client.runs().list(RunQuery.builder().page(2).limit(3).build());

    assertThat(page.page()).isEqualTo(2);
    assertThat(page.limit()).isEqualTo(3);
    assertThat(page.total()).isEqualTo(7);
    assertThat(page.totalPages()).isEqualTo(3);
    assertThat(page.hasNext()).isTrue();
    assertThat(page.hasPrevious()).isTrue();
    assertThat(page.runs()).hasSize(3);
    try (Stream<Run> all = client.runs().listAll(RunQuery.builder().limit(3).build())) {
      assertThat(all.map(Run::name))
          .containsExactlyInAnyOrder("run 0", "run 1", "run 2", "run 3", "run 4", "run 5", "run 6");
    }
  }

  @Test
  void list_isFilteredAndOrdered() {
    String dataset = client.datasets().create(NewDataset.named("quiz"));
    Run b = client.runs().create(NewRun.builder().name("b").datasetId(dataset).build());
    Run a = client
        .runs()
        .create(NewRun.builder().name("a").status(RunStatus.RUNNING).build());

    assertThat(names(RunQuery.builder().sortBy(RunQuery.Sort.NAME).ascending()))
        .containsExactly("a", "b");
    assertThat(names(RunQuery.builder().sortBy(RunQuery.Sort.NAME))).containsExactly("b", "a");
    assertThat(names(RunQuery.builder().datasetId(dataset))).containsExactly("b");
    assertThat(names(RunQuery.builder().status(RunStatus.RUNNING))).containsExactly("a");
    assertThat(names(RunQuery.builder().name("b"))).containsExactly("b");
    assertThat(names(RunQuery.builder().runIds(List.of(a.runId())))).containsExactly("a");
    assertThat(names(RunQuery.builder().runIds(List.of(a.runId(), b.runId())))).hasSize(2);
    Instant now = Instant.now();
    assertThat(
            names(RunQuery.builder().createdBetween(now.minusSeconds(3600), now.plusSeconds(3600))))
        .hasSize(2);
    assertThat(
            names(RunQuery.builder().createdBetween(now.plusSeconds(3600), now.plusSeconds(7200))))
        .isEmpty();
  }
}
