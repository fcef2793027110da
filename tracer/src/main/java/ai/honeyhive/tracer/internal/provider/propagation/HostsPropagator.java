package ai.honeyhive.tracer.internal.provider.propagation;

import ai.honeyhive.tracer.config.PropagationConfig.Inbound;
import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.processing.routing.SpanRouter;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The propagator of an OpenTelemetry that the application made. It is the application's: ours rides
 * along only where a tracer was told so, to hosts that it names, and with requests that it trusts
 * always.
 */
public final class HostsPropagator implements TextMapPropagator {
  private final TextMapPropagator behind;
  private final TextMapPropagator ours;
  private final Fence fence;

  public HostsPropagator(TextMapPropagator behind, Fence fence) {
    this.behind = behind;
    this.ours = IdentityPropagator.ofShared(behind, fence);
    this.fence = fence;
  }

  TextMapPropagator behind() {
    return behind;
  }

  @Override
  public Collection<String> fields() {
    return behind.fields();
  }

  @Override
  public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
    (tells(context) ? ours : behind).inject(context, carrier, setter);
  }

  private boolean tells(Context context) {
    return fence.call(
        "Looking who is told",
        () -> {
          SpanOwner scope = SpanRouter.ownerIn(context);
          return scope != null && !scope.context().propagation().allowedHosts().isEmpty();
        },
        false);
  }

  @Override
  public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
    return (believes() ? ours : behind).extract(context, carrier, getter);
  }

  private boolean believes() {
    return fence.call(
        "Looking who is believed",
        () -> {
          SpanOwner main = OpenTracers.main();
          return main != null && main.context().propagation().inbound() == Inbound.ALWAYS;
        },
        false);
  }

  /** As the host's: who reads it should see what they set. */
  @Override
  public String toString() {
    return behind.toString();
  }
}
