package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import java.time.Duration;

/**
 * Says that telemetry is not arriving when spans ended and the server acknowledged none of them for
 * a minute, whatever the reason; each known reason has a warning of its own. It stops with the
 * first acknowledgement. It holds nothing but counters, so it keeps no tracer alive.
 */
final class Watchdog {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Counters counters;
  private final Diagnostics diagnostics;
  private final Endpoint endpoint;
  private final Later later;
  private Duration waited = Duration.ZERO;
  private volatile boolean stopped;

  Watchdog(Health health, Endpoint endpoint, Later later) {
    this.counters = health.counters();
    this.diagnostics = health.diagnostics();
    this.endpoint = endpoint;
    this.later = later;
  }

  /** How a look is put off; a test moves the time itself. */
  @FunctionalInterface
  interface Later {
    void run(Duration time, Runnable task);
  }

  void start() {
    later.run(LOOK, this::look);
  }

  void stop() {
    stopped = true;
  }

  private void look() {
    if (stopped || counters.deliveredCount() > 0) {
      return;
    }
    if (counters.endedCount() > 0) {
      waited = waited.plus(LOOK);
    }
    if (waited.compareTo(PATIENCE) < 0) {
      start();
      return;
    }
    diagnostics.report(
        Diagnosis.HH206_NOT_ARRIVING,
        "Telemetry is not arriving: " + counters.endedCount() + " spans ended, and " + endpoint
            + " acknowledged none of them in " + PATIENCE.toSeconds() + " seconds");
  }
}
