package ai.honeyhive.tracer.internal.provider.propagation;

import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import io.opentelemetry.context.propagation.ContextPropagators;
import org.jspecify.annotations.Nullable;

/** The propagators of an OpenTelemetry of ours: made when they are asked for, which few do. */
public final class OwnPropagators {
  private final @Nullable SpanOwner tracer;
  private final Fence fence;

  /**
   * Makes the propagators.
   *
   * @param tracer whose OpenTelemetry it is; null for the one that all share
   */
  public OwnPropagators(@Nullable SpanOwner tracer, Fence fence) {
    this.tracer = tracer;
    this.fence = fence;
  }

  /** W3C trace context and baggage, which says who a request belongs to. */
  public ContextPropagators get() {
    return ContextPropagators.create(
        tracer == null
            ? IdentityPropagator.ofShared(Protocol.ofOurs(fence), fence)
            : IdentityPropagator.ofTracer(Protocol.ofOurs(fence), tracer, fence));
  }
}
