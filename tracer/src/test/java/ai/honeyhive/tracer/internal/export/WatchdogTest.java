package ai.honeyhive.tracer.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The watchdog, on a clock that the test moves. */
@ExtendWith(HoneyHiveExtension.class)
class WatchdogTest {
  private record Planned(Duration at, Runnable task) {}

  private final Queue<Planned> planned = new ArrayDeque<>();
  private final Health health = Health.create();
  private Duration now = Duration.ZERO;
  private final Watchdog watchdog = new Watchdog(
      health,
      new Endpoint(URI.create("http://127.0.0.1:4318"), null),
      (time, task) -> planned.add(new Planned(now.plus(time), task)));

  private void passes(Duration time) {
    Duration end = now.plus(time);
    while (!planned.isEmpty() && planned.element().at().compareTo(end) <= 0) {
      Planned next = planned.remove();
      now = next.at();
      next.task().run();
    }
    now = end;
  }

  @Test
  @AllowLogs(
      matching = "HH206: Telemetry is not arriving: 2 spans ended, and http://127.0.0.1:4318"
          + " acknowledged none of them in 60 seconds. Run tracer.selfCheck")
  void look_nothingAcknowledgedForAMinute_saysSoOnce() {
    watchdog.start();
    health.counters().ended();
    health.counters().ended();
    passes(Duration.ofSeconds(59));
    assertThat(health.diagnostics().warnings()).isEmpty();

    passes(Duration.ofMinutes(5));
    assertThat(health.diagnostics().warnings()).containsExactly("HH206");
    assertThat(planned).isEmpty();
  }

  @Test
  void look_noSpanEnded_waits() {
    watchdog.start();
    passes(Duration.ofHours(1));
    assertThat(health.diagnostics().warnings()).isEmpty();
    assertThat(planned).hasSize(1);
  }

  @Test
  void look_acknowledged_stops() {
    watchdog.start();
    health.counters().ended();
    health.counters().delivered(1);
    passes(Duration.ofHours(1));
    assertThat(health.diagnostics().warnings()).isEmpty();
    assertThat(planned).isEmpty();
  }

  @Test
  void look_closed_saysNothing() {
    watchdog.start();
    health.counters().ended();
    passes(Duration.ofSeconds(30));
    watchdog.stop();
    passes(Duration.ofHours(1));
    assertThat(health.diagnostics().warnings()).isEmpty();
  }
}
