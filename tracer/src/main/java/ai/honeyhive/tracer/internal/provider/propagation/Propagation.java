package ai.honeyhive.tracer.internal.provider.propagation;

import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads requests where the application asks for it: as its OpenTelemetry does, and W3C
 * in any case. Nothing here throws, not even what the application's carriers throw. Thread-safe.
 */
public final class Propagation {
  private final TextMapPropagator propagator;
  private final Health health;

  private Propagation(TextMapPropagator propagator, Health health) {
    this.propagator = propagator;
    this.health = health;
  }

  /**
   * Of one tracer.
   *
   * @param tracer gets what comes in
   * @param teller the scope of the tracer in a context, or itself; null where it has nothing to say
   * @param hosts the OpenTelemetry the tracer hands out
   */
  public static Propagation of(
      SpanOwner tracer,
      Function<Context, @Nullable SpanOwner> teller,
      OpenTelemetry hosts,
      Health health) {
    TextMapPropagator protocol = health
        .fence()
        .call(
            "Reading the propagators",
            () -> Protocol.completed(
                IdentityPropagator.bare(hosts.getPropagators().getTextMapPropagator())),
            Protocol.W3C);
    return new Propagation(
        new IdentityPropagator(protocol, teller, new Adoption(id -> tracer, true), health.fence()),
        health);
  }

  /** Of a process without a tracer: the trace and the baggage, which say nothing to anybody. */
  public static Propagation ofNobody() {
    Health health = Health.create();
    Adoption adoption = new Adoption(id -> null, true);
    return new Propagation(
        new IdentityPropagator(Protocol.W3C, context -> null, adoption, health.fence()), health);
  }

  /** The same, where a request goes to the tracer that it names. */
  public Propagation ofNamed() {
    Adoption adoption = new Adoption(NamedTracer::of, true);
    return new Propagation(
        new IdentityPropagator(propagator, context -> null, adoption, health.fence()), health);
  }

  /** Writes the trace, the baggage, and who the request belongs to. */
  public <C> void inject(
      @Nullable C carrier, @Nullable TextMapSetter<C> setter, @Nullable URI target) {
    if (carrier != null && setter != null) {
      health.fence().run("Writing a request", () -> write(carrier, setter, target));
    }
  }

  private <C> void write(C carrier, TextMapSetter<C> setter, @Nullable URI target) {
    Context current = Context.current();
    Context context = target == null ? current : TargetHost.with(current, target);
    try {
      propagator.inject(context, carrier, setter);
    } catch (RuntimeException e) {
      failed("written", e);
    }
  }

  /** The context to handle a request in. */
  public <C> Context extract(@Nullable C carrier, @Nullable TextMapGetter<C> getter) {
    Context current = Context.current();
    return carrier == null || getter == null
        ? current
        : health.fence().call("Reading a request", () -> read(current, carrier, getter), current);
  }

  private <C> Context read(Context current, C carrier, TextMapGetter<C> getter) {
    try {
      return propagator.extract(current, carrier, getter);
    } catch (RuntimeException e) {
      failed("read", e);
      return current;
    }
  }

  private void failed(String what, RuntimeException e) {
    health
        .diagnostics()
        .report(Diagnosis.HH304_CARRIER, "The headers of a request could not be " + what, e);
  }

  /** Makes the context to handle a request in current on this thread, until it is closed. */
  public <C> Scope enter(@Nullable C carrier, @Nullable TextMapGetter<C> getter) {
    Supplier<Scope> entering = extract(carrier, getter)::makeCurrent;
    return health.fence().call("Entering a request", entering, Scope.noop());
  }
}
