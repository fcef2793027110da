package ai.honeyhive.tracer.internal.export;

import static ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport.OK;
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
import ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport;
import ai.honeyhive.tracer.internal.export.dispatch.VirtualDispatch;
import ai.honeyhive.tracer.internal.export.dispatch.VirtualWorkers;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import ai.honeyhive.tracer.internal.export.transport.HttpCall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server that answers late or never, in virtual time; with a directory to spill to. */
@ExtendWith(HoneyHiveExtension.class)
@AllowLogs(matching = "HH202")
class HangingServerTest {
  private static final Duration NEVER = Duration.ofDays(1);

  private final VirtualWorkers workers = new VirtualWorkers();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final Destination destination = new Destination(transport, workers, 2);

  @TempDir
  private Path directory;

  /** A tracer's pipeline, and what it counts. */
  private final class Tracer implements AutoCloseable {
    private final Health health = Health.create();
    private final Counters counters = health.counters();
    private final ExportPipeline pipeline;

    Tracer(String name) {
      this(DeliveryConfig.builder()
          .spill(directory.resolve(name))
          .request(2, 1000_000)
          .build());
    }

    Tracer(DeliveryConfig config) {
      pipeline = new ExportPipeline(
          new Endpoint(URI.create("http://server"), "hh_key"),
          new DeliverySettings(config, RuntimeProfile.STANDARD),
          health,
          new VirtualDispatch(workers, destination));
    }

    Tracer end(int spans) {
      for (int i = 0; i < spans; i++) {
        counters.started();
        pipeline.begin();
        counters.ended();
        pipeline.offer(() -> Spans.named("span"));
      }
      return this;
    }

    @Override
    public void close() {
      pipeline.close(Duration.ZERO);
      workers.run();
    }
  }

  private void pass(long millis) {
    workers.pass(Duration.ofMillis(millis));
  }

  private List<Duration> timeouts() {
    return transport.calls().stream().map(HttpCall::timeout).toList();
  }

  @Test
  void spill_noAnswer_everythingIsOnDiskAfterTenSeconds() {
    transport.after(NEVER, workers);
    try (Tracer tracer = new Tracer("spill").end(7)) {
      pass(9_999);
      assertThat(transport.calls()).hasSize(2);
      assertThat(tracer.counters.spilledCount()).isZero();

      pass(1_001);

      assertThat(tracer.counters.spilledCount()).isEqualTo(7);
      assertThat(tracer.health.counters().read().pending()).isZero();
    }
  }

  @Test
  void spill_callsOfAnotherTracerHang_whatWaitsBehindThemIsOnDiskToo() {
    transport.after(NEVER, workers);
    try (Tracer first = new Tracer("first").end(4)) {
      workers.run();
      try (Tracer second = new Tracer("second").end(3)) {
        pass(10_000);

        assertThat(transport.calls()).hasSize(2);
        assertThat(first.counters.spilledCount()).isEqualTo(4);
        assertThat(second.counters.spilledCount()).isEqualTo(3);
      }
    }
  }

  @Test
  void spill_callsThatStayHaveAllPermits_whatWaitsIsOnDiskAfterTenSeconds() {
    transport.after(NEVER, workers);
    try (Tracer first = new Tracer("first");
        Tracer second = new Tracer("second")) {
      first.pipeline.startSession(Identity.of("one", "name", "test"));
      second.pipeline.startSession(Identity.of("two", "name", "test"));
      first.end(4);
      second.end(3);
      pass(9_999);
      assertThat(timeouts()).containsOnly(Duration.ofSeconds(30)).hasSize(2);
      assertThat(first.counters.spilledCount() + second.counters.spilledCount()).isZero();

      pass(2_001);

      assertThat(first.counters.spilledCount()).isEqualTo(4);
      assertThat(second.counters.spilledCount()).isEqualTo(3);
      assertThat(transport.calls()).hasSize(2);
    }
  }

  @Test
  void spill_answerTakesSixSeconds_isSentOnce() {
    transport.after(Duration.ofSeconds(6), workers);
    try (Tracer tracer = new Tracer("spill").end(4)) {
      pass(7_000);

      assertThat(tracer.counters.deliveredCount()).isEqualTo(4);
      assertThat(transport.calls()).hasSize(2);
      assertThat(tracer.counters.spilledCount()).isZero();
    }
  }

  @Test
  void spill_answersTakeTwelveSeconds_onlyTheFirstAreSentTwice() {
    transport.after(Duration.ofSeconds(12), workers);
    try (Tracer tracer = new Tracer("spill").end(2)) {
      pass(30_000);
      assertThat(tracer.counters.deliveredCount()).isEqualTo(2);
      assertThat(timeouts()).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(30));

      tracer.end(4);
      pass(14_000);

      assertThat(tracer.counters.deliveredCount()).isEqualTo(6);
      assertThat(transport.calls()).hasSize(4);
      assertThat(tracer.counters.spilledCount()).isZero();
    }
  }

  @Test
  void spill_slowServerHangs_isTakenForSlowNoLonger() {
    transport.after(Duration.ofSeconds(12), workers);
    try (Tracer tracer = new Tracer("spill").end(2)) {
      pass(30_000);
      transport.after(NEVER, workers);
      tracer.end(2);
      pass(60_000);
      int before = transport.calls().size();
      assertThat(tracer.counters.spilledCount()).isEqualTo(2);
      transport.always(OK);
      pass(60_000);
      transport.after(NEVER, workers);
      tracer.end(2);
      pass(1_000);

      assertThat(timeouts().get(before + 1)).isEqualTo(Duration.ofSeconds(10));
    }
  }

  @Test
  @AllowLogs(matching = "HH20[257]")
  void spill_directoryThatCannotBeUsed_theNextCallIsGivenMoreTime() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    transport.after(Duration.ofSeconds(12), workers);
    try (Tracer tracer = new Tracer(DeliveryConfig.builder().spill(file).build()).end(2)) {
      pass(30_000);

      assertThat(timeouts()).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(30));
      assertThat(tracer.counters.deliveredCount()).isEqualTo(2);
    }
  }

  @Test
  void spill_retryAfterTwentySeconds_isOnDiskMeanwhile() {
    transport.then(status(429, Duration.ofSeconds(20))).always(OK);
    try (Tracer tracer = new Tracer("spill").end(2)) {
      pass(1_000);
      assertThat(tracer.counters.spilledCount()).isEqualTo(2);
      pass(18_000);
      assertThat(transport.calls()).hasSize(1);

      pass(10_000);

      assertThat(tracer.counters.deliveredCount()).isEqualTo(2);
    }
  }

  @Test
  @AllowLogs(matching = "HH205")
  void call_nowhereToPutItAside_isGivenHalfAMinute() {
    transport.after(NEVER, workers);
    try (Tracer tracer = new Tracer(DeliveryConfig.defaults()).end(2)) {
      pass(20_000);

      assertThat(timeouts()).containsExactly(Duration.ofSeconds(30));
      assertThat(tracer.health.counters().read().pending()).isEqualTo(2);
    }
  }
}
