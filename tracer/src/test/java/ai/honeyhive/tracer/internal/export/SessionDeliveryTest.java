package ai.honeyhive.tracer.internal.export;

import static ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport.OK;
import static ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport.REFUSED_CONNECTION;
import static ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.dispatch.Destination;
import ai.honeyhive.tracer.internal.export.dispatch.Dispatch;
import ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport;
import ai.honeyhive.tracer.internal.export.dispatch.VirtualWorkers;
import ai.honeyhive.tracer.internal.export.dispatch.Workers;
import ai.honeyhive.tracer.internal.export.session.SessionContent;
import ai.honeyhive.tracer.internal.export.session.SessionSection;
import ai.honeyhive.tracer.internal.export.transport.ApiKey;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import ai.honeyhive.tracer.internal.export.transport.TransportSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a server is told of sessions, in virtual time. */
@ExtendWith(HoneyHiveExtension.class)
class SessionDeliveryTest {
  private final VirtualWorkers workers = new VirtualWorkers();
  private final ScriptedTransport transport = new ScriptedTransport().always(OK);
  private final Destination destination = new Destination(transport, workers, 8);
  private final Health health = Health.create();
  private final Counters counters = health.counters();
  private ExportPipeline pipeline = pipeline(DeliveryConfig.defaults());

  private ExportPipeline pipeline(DeliveryConfig config) {
    Dispatch dispatch = new Dispatch() {
      @Override
      public Workers workers() {
        return workers;
      }

      @Override
      public Destination destination() {
        return destination;
      }

      @Override
      public void close() {}

      @Override
      public long nanoTime() {
        return workers.nanoTime();
      }
    };
    return new ExportPipeline(
        Endpoint.of(
            URI.create("http://server"), ApiKey.of("hh_key"), config, TransportSettings.DEFAULT),
        new DeliverySettings(config, RuntimeProfile.STANDARD),
        health,
        dispatch);
  }

  private void end(ExportPipeline pipeline) {
    counters.started();
    pipeline.begin();
    counters.ended();
    pipeline.offer(() -> Spans.named("span"));
  }

  private void pass(long millis) {
    workers.pass(Duration.ofMillis(millis));
  }

  private static Identity session(String id) {
    return Identity.of(id, "name", "test");
  }

  private void update(String id, String key, int value) {
    SessionContent content = new SessionContent();
    content.put(SessionSection.METADATA, key, String.valueOf(value));
    pipeline.updateSession(id, content);
  }

  private List<String> calls() {
    return transport.calls().stream()
        .map(call -> call.method() + " " + call.uri().getPath())
        .toList();
  }

  private void assertUpdates(long delivered, long lost) {
    assertThat(counters.sessionUpdatesDeliveredCount()).as("delivered").isEqualTo(delivered);
    assertThat(counters.sessionUpdatesLostCount()).as("lost").isEqualTo(lost);
  }

  @Test
  void updates_ofANewSession_goAfterItsStartAndTogether() {
    pipeline.startSession(session("a"), new SessionContent());
    for (int i = 0; i < 1000; i++) {
      update("a", "k", i);
    }
    CompletableFuture<Boolean> settled = pipeline.settled();
    workers.run();

    assertThat(settled).isCompletedWithValue(true);
    assertThat(calls()).containsExactly("POST /session/start", "PUT /events");
    assertUpdates(1001, 0);
    pipeline.close(Duration.ZERO);
  }

  @Test
  void settled_updateOutstanding_waitsForItAndNotForLaterOnes() {
    transport.always(null);
    update("a", "k", 1);
    CompletableFuture<Boolean> settled = pipeline.settled();
    workers.run();
    update("b", "k", 2);
    workers.run();
    assertThat(settled).isNotDone();

    transport.answer(OK);
    workers.run();

    assertThat(settled).isCompletedWithValue(true);
    pass(1000);
    transport.answer(OK);
    workers.run();
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH303")
  void updates_refused_areLostAndTheNextGoOn() {
    transport.then(status(404));
    update("a", "k", 1);
    pass(1000);
    update("a", "k", 2);
    pass(1000);

    assertUpdates(1, 1);
    assertThat(health.diagnostics().warnings()).containsExactly("HH303");
    pipeline.close(Duration.ZERO);
  }

  @Test
  void updates_serverBusyForAMoment_areSentAgain() {
    transport.then(status(503), status(503));
    update("a", "k", 1);
    pass(5000);

    assertUpdates(1, 0);
    assertThat(calls()).hasSize(3);
    pipeline.close(Duration.ZERO);
  }

  @Test
  void updates_serverAwayAndBack_arriveInOrder() {
    transport.always(REFUSED_CONNECTION);
    pipeline.startSession(session("a"), new SessionContent());
    update("a", "k", 1);
    CompletableFuture<Boolean> settled = pipeline.settled();
    // Between two attempts.
    pass(8000);
    assertThat(settled).isCompletedWithValue(false);
    assertUpdates(0, 0);

    transport.always(OK);
    transport.calls().clear();
    CompletableFuture<Boolean> later = pipeline.settled();
    pass(60_000);

    assertThat(later).isCompletedWithValue(true);
    assertThat(calls()).containsExactly("POST /session/start", "PUT /events");
    assertUpdates(2, 0);
    pipeline.close(Duration.ZERO);
  }

  @Test
  void updates_onlyTheirRouteIsBroken_spansFlowAndFlushDoesNotWait() {
    transport.script(call -> call.uri().getPath().equals("/events") ? status(500) : OK);
    update("a", "k", 1);
    end(pipeline);
    CompletableFuture<Boolean> settled = pipeline.settled();
    pass(5000);
    assertThat(settled).isCompletedWithValue(true);
    assertThat(counters.deliveredCount()).isEqualTo(1);
    assertThat(counters.read().sessionUpdatesPending()).isEqualTo(1);

    update("b", "k", 1);
    update("a", "k", 2);
    transport.script(call -> OK);
    pass(60_000);

    assertUpdates(3, 0);
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH30[13]")
  void updates_serverAwayForTooLong_areLost() {
    transport.always(REFUSED_CONNECTION);
    pipeline.startSession(session("a"), new SessionContent());
    update("a", "k", 1);
    for (int i = 0; i < 20; i++) {
      update("s" + i, "k", 1);
    }
    workers.pass(DeliveryConfig.defaults().maxAge().plusMinutes(2));

    assertUpdates(0, 22);
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH303")
  void close_withUpdatesThatWaitAndOneUnderWay_countsThemAsLost() {
    transport.always(null);
    update("a", "k", 1);
    pass(1000);
    update("a", "k", 2);
    update("b", "k", 3);

    pipeline.close(Duration.ZERO);

    assertUpdates(0, 3);
    update("b", "k", 3);
    assertUpdates(0, 4);
    assertThat(counters.read().sessionUpdatesPending()).isZero();
  }

  @Test
  @AllowLogs(matching = "HH303")
  void close_beforeAnyWorkerRan_countsThemAsLost() {
    pipeline.startSession(session("a"), new SessionContent());
    update("a", "k", 1);

    pipeline.close(Duration.ZERO);

    assertUpdates(0, 2);
  }

  @Test
  void starts_many_leaveTheWayToSpans() {
    transport.always(null);
    for (int i = 0; i < 1000; i++) {
      pipeline.startSession(session("s" + i), new SessionContent());
    }
    end(pipeline);
    pass(2000);

    assertThat(calls()).contains("POST /opentelemetry/v1/traces").hasSize(5);
    transport.open().forEach(call -> call.answer().complete(OK));
    workers.run();
    assertThat(counters.deliveredCount()).isEqualTo(1);
    transport.script(call -> OK);
    transport.open().forEach(call -> call.answer().complete(OK));
    workers.run();
    assertUpdates(1000, 0);
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH303")
  void updates_anotherBackend_areSaidOnceAndNotCounted() {
    pipeline = pipeline(DeliveryConfig.builder()
        .otlpEndpoint(URI.create("http://other/v1/traces"))
        .build());
    update("a", "k", 1);
    pipeline.startSession(session("a"), new SessionContent());
    pass(1000);

    assertThat(calls()).isEmpty();
    assertThat(health.diagnostics().warnings()).containsExactly("HH303");
    assertThat(counters.sessionUpdatesCount()).isZero();
    pipeline.close(Duration.ZERO);
  }
}
