package ai.honeyhive.tracer.internal.export;

import static ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport.OK;
import static ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport.REFUSED_CONNECTION;
import static ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport.TIMED_OUT;
import static ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfig.Overflow;
import ai.honeyhive.tracer.config.DeliveryConfigBuilder;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.diagnostics.DropReason;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.dispatch.Destination;
import ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport;
import ai.honeyhive.tracer.internal.export.dispatch.VirtualDispatch;
import ai.honeyhive.tracer.internal.export.dispatch.VirtualWorkers;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A whole pipeline in virtual time, against a transport that answers as told. */
@ExtendWith(HoneyHiveExtension.class)
class ExportPipelineTest {
  private final VirtualWorkers workers = new VirtualWorkers();
  private final ScriptedTransport transport = new ScriptedTransport().always(OK);
  private final Destination destination = new Destination(transport, workers, 2);
  private final Health health = Health.create();
  private final Counters counters = health.counters();

  private ExportPipeline pipeline(DeliveryConfigBuilder config) {
    return new ExportPipeline(
        new Endpoint(URI.create("http://server"), "hh_key"),
        new DeliverySettings(config.build(), RuntimeProfile.STANDARD),
        health,
        new VirtualDispatch(workers, destination));
  }

  private ExportPipeline pipeline() {
    return pipeline(DeliveryConfig.builder());
  }

  private void end(ExportPipeline pipeline, int spans) {
    for (int i = 0; i < spans; i++) {
      counters.started();
      pipeline.begin();
      counters.ended();
      pipeline.offer(() -> Spans.named("span"));
    }
  }

  private void pass(long millis) {
    workers.pass(Duration.ofMillis(millis));
  }

  private List<String> paths() {
    return transport.calls().stream().map(call -> call.uri().getPath()).toList();
  }

  private void assertCounts(long delivered, long rejected, long unconfirmed, long dropped) {
    assertThat(List.of(
            counters.deliveredCount(),
            counters.rejectedCount(),
            counters.unconfirmedCount(),
            counters.droppedCount()))
        .as("delivered, rejected, unconfirmed, dropped")
        .containsExactly(delivered, rejected, unconfirmed, dropped);
    assertThat(counters.endedCount())
        .isEqualTo(delivered + rejected + unconfirmed + dropped + counters.spilledCount());
  }

  @Test
  void offer_someSpans_goOutTogetherAfterASecond() {
    ExportPipeline pipeline = pipeline();
    end(pipeline, 3);
    pass(999);
    assertThat(paths()).isEmpty();

    pass(1);

    assertThat(paths()).containsExactly("/opentelemetry/v1/traces");
    assertCounts(3, 0, 0, 0);
    pipeline.close(Duration.ZERO);
  }

  @Test
  void offer_aFullRequest_goesOutAtOnce() {
    ExportPipeline pipeline = pipeline(DeliveryConfig.builder().request(3, 1000_000));
    end(pipeline, 4);
    workers.run();

    assertThat(paths()).hasSize(1);
    assertThat(counters.deliveredCount()).isEqualTo(3);
    pass(1000);
    assertCounts(4, 0, 0, 0);
    pipeline.close(Duration.ZERO);
  }

  @Test
  void offer_immediate_sendsEachSpanAlone() {
    ExportPipeline pipeline = pipeline(DeliveryConfig.builder().batched(false));
    end(pipeline, 3);
    workers.run();

    assertThat(paths()).hasSize(3);
    assertCounts(3, 0, 0, 0);
    pipeline.close(Duration.ZERO);
  }

  @Test
  void startSession_itsRequest_goesFirst() {
    ExportPipeline pipeline = pipeline();
    pipeline.startSession(Identity.of("id", "name", "test"));
    end(pipeline, 1);
    assertThat(paths()).isEmpty();
    CompletableFuture<Boolean> settled = pipeline.settled();
    workers.run();

    assertThat(settled).isCompletedWithValue(true);
    assertThat(paths()).containsExactly("/session/start", "/opentelemetry/v1/traces");
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH301")
  void startSession_refused_spansGoOnAndItIsSaid() {
    ExportPipeline pipeline = pipeline();
    transport.then(status(400));
    pipeline.startSession(Identity.of("id", "name", "test"));
    end(pipeline, 1);
    pass(1000);

    assertCounts(1, 0, 0, 0);
    pipeline.close(Duration.ZERO);
  }

  @Test
  void settled_answerOutstanding_waits() {
    transport.always(null);
    ExportPipeline pipeline = pipeline();
    end(pipeline, 2);
    CompletableFuture<Boolean> settled = pipeline.settled();
    workers.run();
    assertThat(settled).isNotDone();

    transport.answer(OK);
    workers.run();

    assertThat(settled).isCompletedWithValue(true);
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH202|HH205")
  void settled_serverAway_isFalseAsSoonAsTheRetriesAreUsedUp() {
    transport.always(REFUSED_CONNECTION);
    ExportPipeline pipeline = pipeline();
    end(pipeline, 2);
    CompletableFuture<Boolean> settled = pipeline.settled();
    pass(3400);
    assertThat(settled).isNotDone();

    pass(900);

    assertThat(settled).isCompletedWithValue(false);
    assertCounts(0, 0, 0, 0, 2);
    pipeline.close(Duration.ZERO);
    assertCounts(0, 0, 0, 2);
  }

  private void assertCounts(
      long delivered, long rejected, long unconfirmed, long dropped, long pending) {
    assertThat(counters.endedCount() - pending)
        .isEqualTo(delivered + rejected + unconfirmed + dropped);
  }

  @Test
  @AllowLogs(matching = "HH202")
  void settled_serverCameBack_deliversWhatWaited() {
    transport.always(REFUSED_CONNECTION);
    ExportPipeline pipeline = pipeline();
    end(pipeline, 2);
    assertThat(pipeline.settled()).isNotDone();
    pass(4500);
    transport.always(OK);

    CompletableFuture<Boolean> settled = pipeline.settled();
    workers.run();

    assertThat(settled).isCompletedWithValue(true);
    assertCounts(2, 0, 0, 0);
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH205")
  void close_noAnswer_countsWhatWasSentAsUnconfirmed() {
    transport.always(null);
    ExportPipeline pipeline = pipeline();
    end(pipeline, 2);
    assertThat(pipeline.settled()).isNotDone();
    workers.run();
    end(pipeline, 3);

    pipeline.close(Duration.ZERO);

    assertCounts(0, 0, 2, 3);
  }

  @Test
  @AllowLogs(matching = "HH205")
  void close_beforeAnyWorkerRan_dropsWhatIsQueued() {
    ExportPipeline pipeline = pipeline();
    end(pipeline, 3);

    pipeline.close(Duration.ZERO);
    workers.run();

    assertCounts(0, 0, 0, 3);
  }

  @Test
  void offer_afterClose_isDropped() {
    ExportPipeline pipeline = pipeline();
    end(pipeline, 1);
    pass(1000);
    pipeline.close(Duration.ZERO);

    end(pipeline, 2);

    assertCounts(1, 0, 0, 2);
    assertThat(counters.droppedCount(DropReason.CLOSED)).isEqualTo(2);
  }

  @Test
  void answer_tooLarge_dividesUntilEachFits() {
    transport.then(status(413), OK, status(413), OK, OK);
    ExportPipeline pipeline = pipeline();
    end(pipeline, 4);
    pass(1000);

    assertThat(paths()).hasSize(5);
    assertCounts(4, 0, 0, 0);
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH201")
  void answer_refused_countsAsRejected() {
    transport.then(status(403));
    ExportPipeline pipeline = pipeline();
    end(pipeline, 4);
    CompletableFuture<Boolean> settled = pipeline.settled();
    workers.run();

    assertThat(settled).isCompletedWithValue(true);
    assertCounts(0, 4, 0, 0);
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH20[26]")
  void expire_serverAwayForTooLong_countsBySentOrNot() {
    transport.always(REFUSED_CONNECTION);
    ExportPipeline pipeline =
        pipeline(DeliveryConfig.builder().maxAge(Duration.ofSeconds(20)).request(2, 1000_000));
    end(pipeline, 2);
    pass(60_000);
    transport.always(TIMED_OUT);
    end(pipeline, 2);
    pass(60_000);

    assertCounts(0, 0, 2, 2);
    assertThat(counters.droppedCount(DropReason.EXPIRED)).isEqualTo(2);
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH20[235]")
  void overflow_drop_losesWhatComesLast() {
    transport.always(REFUSED_CONNECTION);
    ExportPipeline pipeline =
        pipeline(DeliveryConfig.builder().queue(1000, 2000).request(5, 1000));
    for (int i = 0; i < 100; i++) {
      end(pipeline, 1);
      workers.run();
    }

    assertThat(counters.droppedCount(DropReason.QUEUE_FULL)).isBetween(50L, 99L);
    long lost = counters.droppedCount();
    transport.always(OK);
    pass(10_000);
    assertCounts(100 - lost, 0, 0, lost);
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH202")
  void spill_serverAway_keepsThemOnDiskAndSendsThemWhenItIsBack(@TempDir Path directory) {
    transport.always(REFUSED_CONNECTION);
    ExportPipeline pipeline = pipeline(DeliveryConfig.builder().spill(directory));
    end(pipeline, 3);
    CompletableFuture<Boolean> settled = pipeline.settled();
    pass(4500);
    assertThat(settled).isCompletedWithValue(true);
    assertThat(counters.spilledCount()).isEqualTo(3);

    transport.always(OK);
    pass(40_000);

    assertThat(counters.spilledCount()).isZero();
    assertCounts(3, 0, 0, 0);
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH(202|301)")
  void spill_everythingIsRefusedForNow_allIsOnDiskSoon(@TempDir Path directory) {
    transport.always(status(500));
    ExportPipeline pipeline = pipeline(DeliveryConfig.builder().spill(directory).request(2, 9999));
    pipeline.startSession(Identity.of("id", "name", "test"));
    end(pipeline, 5);
    pass(10_000);
    assertThat(counters.spilledCount()).isEqualTo(5);
    end(pipeline, 5);
    pass(1000);
    assertThat(counters.spilledCount()).isEqualTo(10);

    transport.always(OK);
    pass(90_000);

    assertCounts(10, 0, 0, 0);
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH202")
  void release_spilled_locksNothingUntilTheNextSpan(@TempDir Path directory) {
    transport.always(REFUSED_CONNECTION);
    ExportPipeline pipeline = pipeline(DeliveryConfig.builder().spill(directory));
    end(pipeline, 3);
    assertThat(pipeline.settled()).isNotDone();
    pass(4500);
    assertThat(counters.spilledCount()).isEqualTo(3);
    assertThat(spillsInUse()).hasSize(1);

    pipeline.release();
    transport.always(OK);
    pass(40_000);
    assertThat(spillsInUse()).isEmpty();
    end(pipeline, 1);
    pass(10_000);

    assertCounts(4, 0, 0, 0);
    assertThat(counters.recoveredCount()).isZero();
    pipeline.close(Duration.ZERO);
  }

  private static List<String> spillsInUse() {
    return System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("ai.honeyhive.spill."))
        .toList();
  }

  @Test
  @AllowLogs(matching = "HH202")
  void spill_noAnswerInTime_isOnDiskAtOnce(@TempDir Path directory) {
    transport.always(TIMED_OUT);
    ExportPipeline pipeline = pipeline(DeliveryConfig.builder().spill(directory));
    end(pipeline, 5);
    pass(1000);

    assertThat(counters.spilledCount()).isEqualTo(5);
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH301")
  void startSession_onlyItsRouteIsBroken_spansFlowAndFlushDoesNotWait() {
    ExportPipeline pipeline = pipeline();
    transport.then(status(500), OK, status(500), status(500), status(500), OK, OK, OK);
    pipeline.startSession(Identity.of("id", "name", "test"));
    end(pipeline, 1);
    CompletableFuture<Boolean> settled = pipeline.settled();
    pass(5000);

    assertThat(settled).isCompletedWithValue(true);
    end(pipeline, 1);
    pass(1000);
    assertCounts(2, 0, 0, 0);
    pass(60_000);
    assertThat(paths().stream().filter("/session/start"::equals)).hasSize(5);
    pipeline.close(Duration.ZERO);
  }

  @Test
  void spill_closed_isSentByTheNextTracer(@TempDir Path directory) {
    transport.always(null);
    ExportPipeline first = pipeline(DeliveryConfig.builder().spill(directory));
    end(first, 2);
    assertThat(first.settled()).isNotDone();
    workers.run();
    end(first, 3);
    first.close(Duration.ZERO);
    assertThat(counters.spilledCount()).isEqualTo(5);
    workers.run();

    transport.always(OK);
    ExportPipeline second = pipeline(DeliveryConfig.builder().spill(directory));
    second.begin();
    pass(1000);

    assertThat(counters.recoveredCount()).isEqualTo(5);
    second.close(Duration.ZERO);
  }

  @Test
  void spill_queueFull_writesWhatDoesNotFit(@TempDir Path directory) {
    transport.always(null);
    ExportPipeline pipeline = pipeline(DeliveryConfig.builder()
        .spill(directory)
        .overflow(Overflow.SPILL)
        .queue(1000, 2000)
        .request(5, 1000));
    end(pipeline, 100);
    workers.run();

    assertThat(counters.spilledCount()).isGreaterThan(50);
    assertThat(counters.droppedCount()).isZero();
    pipeline.close(Duration.ZERO);
    assertCounts(0, 0, 0, 0);
  }

  @Test
  void finish_forgottenTracer_deliversAndCloses() {
    ExportPipeline pipeline = pipeline();
    end(pipeline, 2);
    pipeline.finish();
    workers.run();

    assertCounts(2, 0, 0, 0);
    end(pipeline, 1);
    assertThat(counters.droppedCount(DropReason.CLOSED)).isEqualTo(1);
  }
}
