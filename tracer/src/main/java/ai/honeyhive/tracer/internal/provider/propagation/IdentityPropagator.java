package ai.honeyhive.tracer.internal.provider.propagation;

import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.processing.routing.SpanRouter;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Another propagator, which writes and reads the trace and the baggage as it does; the baggage that
 * it writes says who the request belongs to, and what the baggage that it reads says of that is
 * believed or taken out. One that has no baggage stays as it is.
 */
public final class IdentityPropagator implements TextMapPropagator {
  private final TextMapPropagator behind;
  private final Function<Context, @Nullable SpanOwner> teller;
  private final Adoption adoption;
  private final Fence fence;

  IdentityPropagator(
      TextMapPropagator behind,
      Function<Context, @Nullable SpanOwner> teller,
      Adoption adoption,
      Fence fence) {
    this.behind = bare(behind);
    this.teller = teller;
    this.adoption = adoption;
    this.fence = fence;
  }

  /** For what a tracer hands out: outside any scope a request is the tracer's. */
  public static TextMapPropagator ofTracer(
      TextMapPropagator behind, SpanOwner tracer, Fence fence) {
    return new IdentityPropagator(
        behind, context -> scope(context, tracer), new Adoption(id -> tracer, false), fence);
  }

  /** For what all tracers share: outside any scope a request is the main tracer's. */
  public static TextMapPropagator ofShared(TextMapPropagator behind, Fence fence) {
    return new IdentityPropagator(
        behind,
        context -> scope(context, OpenTracers.main()),
        new Adoption(NamedTracer::of, false),
        fence);
  }

  private static @Nullable SpanOwner scope(Context context, @Nullable SpanOwner otherwise) {
    SpanOwner scope = SpanRouter.ownerIn(context);
    return scope == null ? otherwise : scope;
  }

  /** A propagator without what this class adds to it. */
  static TextMapPropagator bare(TextMapPropagator propagator) {
    if (propagator instanceof HostsPropagator hosts) {
      return hosts.behind();
    }
    return propagator instanceof IdentityPropagator ours ? ours.behind : propagator;
  }

  @Override
  public Collection<String> fields() {
    return behind.fields();
  }

  @Override
  public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
    behind.inject(
        fence.call("Saying who a request belongs to", () -> told(context), context),
        carrier,
        setter);
  }

  private Context told(Context context) {
    SpanOwner owner = teller.apply(context);
    return owner == null ? context : Telling.of(context, owner);
  }

  @Override
  public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
    Context after = behind.extract(context, carrier, new BoundedGetter<>(getter));
    return fence.call(
        "Reading who a request belongs to", () -> adoption.adopt(context, after), after);
  }

  @Override
  public String toString() {
    return "IdentityPropagator[" + behind + "]";
  }
}
