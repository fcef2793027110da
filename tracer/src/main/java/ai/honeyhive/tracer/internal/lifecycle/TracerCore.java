package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.Endpoint;
import ai.honeyhive.tracer.internal.export.ExportPipeline;
import ai.honeyhive.tracer.internal.export.SessionStart;
import ai.honeyhive.tracer.internal.processing.MessageLogs;
import ai.honeyhive.tracer.internal.processing.TracerSpanProcessor;
import ai.honeyhive.tracer.internal.processing.ValueEncoder;
import ai.honeyhive.tracer.internal.provider.OwnOpenTelemetry;
import ai.honeyhive.tracer.internal.provider.environment.EnvironmentSettings;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one tracer and its life.
 *
 * <pre>
 *   OPEN --close--> CLOSING --flushed, or out of time--> CLOSED
 * </pre>
 *
 * The state is one reference changed only by compareAndSet. Whoever moves it to CLOSING flushes; a
 * second caller returns at once. Thread-safe.
 */
public final class TracerCore {
  private enum State {
    OPEN,
    CLOSING,
    CLOSED
  }

  private final Health health = Health.create();
  private final ValueEncoder values = new ValueEncoder(health.diagnostics());
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private final TracerSettings settings;
  private final ExportPipeline pipeline;
  private final @Nullable OwnOpenTelemetry own;

  /** Makes the tracer's parts and opens it. A tracer that cannot work is disabled and says why. */
  public TracerCore(TracerSettings settings) {
    this.settings = settings;
    Endpoint endpoint = new Endpoint(settings.server(), settings.apiKey());
    SessionStart session = new SessionStart(settings.identity(), health.diagnostics());
    this.pipeline = new ExportPipeline(endpoint, session, health);
    this.own = settings.canSend() ? open() : withoutKey();
    if (own != null) {
      ExitHook.INSTANCE.add(this);
    }
  }

  private @Nullable OwnOpenTelemetry open() {
    try {
      TracerSpanProcessor processor =
          new TracerSpanProcessor(settings.identity(), pipeline, health);
      EnvironmentSettings environment = EnvironmentSettings.ofProcess();
      environment.reportTo(health.diagnostics());
      return new OwnOpenTelemetry(processor, new MessageLogs(health.fence()), environment);
    } catch (RuntimeException | LinkageError e) {
      health
          .diagnostics()
          .report(Diagnosis.HH102_NOT_STARTED, "OpenTelemetry could not be set up", e);
      return null;
    }
  }

  private @Nullable OwnOpenTelemetry withoutKey() {
    health
        .diagnostics()
        .report(
            Diagnosis.HH101_NO_API_KEY,
            "There is no API key for " + settings.server() + ", so nothing is traced");
    return null;
  }

  /** The OpenTelemetry of this tracer; OpenTelemetry's no-op when it is disabled. */
  public OpenTelemetry openTelemetry() {
    return own == null ? OpenTelemetry.noop() : own;
  }

  public TracerSettings settings() {
    return settings;
  }

  public Counters counters() {
    return health.counters();
  }

  public Fence fence() {
    return health.fence();
  }

  public ValueEncoder values() {
    return values;
  }

  /** Whether spans are recorded. */
  public boolean isRecording() {
    return own != null && state.get() == State.OPEN;
  }

  /** Waits until everything that ended before is settled; false when the time was over first. */
  public boolean flush(Duration timeout) {
    return pipeline.flush(timeout);
  }

  /** Ends the tracer within the timeout. Only the first call does something. */
  public void close(Duration timeout) {
    if (!state.compareAndSet(State.OPEN, State.CLOSING)) {
      return;
    }
    ExitHook.INSTANCE.remove(this);
    if (own != null) {
      own.shutdown();
    }
    pipeline.close(timeout);
    state.set(State.CLOSED);
  }
}
