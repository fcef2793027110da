package ai.honeyhive.tracer.internal.export;

import static ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport.OK;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.dispatch.Destination;
import ai.honeyhive.tracer.internal.export.dispatch.Dispatch;
import ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport;
import ai.honeyhive.tracer.internal.export.dispatch.VirtualWorkers;
import ai.honeyhive.tracer.internal.export.dispatch.Workers;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operating system has no thread to give when the first span wants one. */
@ExtendWith(HoneyHiveExtension.class)
@AllowLogs(matching = "HH901.*Starting to export failed.*native thread")
class NoThreadTest {
  private final VirtualWorkers workers = new VirtualWorkers();
  private final Destination destination =
      new Destination(new ScriptedTransport().always(OK), workers, 2);
  private final Health health = Health.create();
  private int refusals = 1;

  private final Dispatch dispatch = new Dispatch() {
    @Override
    public Workers workers() {
      if (refusals-- > 0) {
        // As ThreadPoolExecutor does: the task stays in its queue, behind which nobody is.
        workers.execute(() -> {});
        throw new OutOfMemoryError("unable to create native thread");
      }
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

  private final ExportPipeline pipeline = new ExportPipeline(
      new Endpoint(URI.create("http://server"), "hh_key"),
      new DeliverySettings(DeliveryConfig.defaults(), RuntimeProfile.STANDARD),
      health,
      dispatch);

  private void end() {
    health.counters().started();
    health.counters().ended();
    pipeline.offer(() -> Spans.named("span"));
  }

  @Test
  void offer_noThreadAtFirst_theNextSpanTriesAgainAndBothArrive() {
    end();
    end();
    workers.pass(Duration.ofSeconds(2));

    assertThat(health.counters().deliveredCount()).isEqualTo(2);
    pipeline.close(Duration.ZERO);
  }

  @Test
  void settled_noThreadAtFirst_theFlushTriesAgain() {
    end();
    assertThat(pipeline.settled()).isNotDone();
    workers.run();

    assertThat(health.counters().deliveredCount()).isEqualTo(1);
    pipeline.close(Duration.ZERO);
  }

  @Test
  @AllowLogs(matching = "HH(901|205)")
  void close_noThreadEver_countsWhatIsLost() {
    refusals = Integer.MAX_VALUE;
    end();
    pipeline.close(Duration.ZERO);

    assertThat(health.counters().droppedCount()).isEqualTo(1);
  }
}
