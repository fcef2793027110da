package ai.honeyhive.tracer.internal.provider;

import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.processing.MessageLogs;
import ai.honeyhive.tracer.internal.processing.routing.SpanRouter;
import ai.honeyhive.tracer.internal.provider.environment.EnvironmentSettings;
import ai.honeyhive.tracer.internal.provider.environment.SpanCounts;
import ai.honeyhive.tracer.internal.provider.propagation.OwnPropagators;
import io.opentelemetry.api.OpenTelemetry;

/**
 * The OpenTelemetry that is registered as the global one. It belongs to no tracer and is never shut
 * down: a global cannot be replaced, so it outlives the tracer that registered it, and hands its
 * spans to whichever is main.
 */
public final class SharedOpenTelemetry {
  private SharedOpenTelemetry() {}

  /** Made with the first use. */
  private static final class Holder {
    static final Fence FENCE = new Fence(new Diagnostics());
    static final EnvironmentSettings ENVIRONMENT =
        EnvironmentSettings.ofProcess(SpanCounts.ofProcess());
    static final OpenTelemetry INSTANCE = new OwnOpenTelemetry(
        SpanRouter.ofShared(ENVIRONMENT.spanLimits(), FENCE),
        new MessageLogs(FENCE),
        new OwnPropagators(null, FENCE),
        ENVIRONMENT);
  }

  public static OpenTelemetry instance() {
    return Holder.INSTANCE;
  }
}
