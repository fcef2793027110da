package ai.honeyhive.tracer.internal.provider.binding;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerBuilder;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.function.UnaryOperator;

/**
 * The OpenTelemetry instrumentors are handed where their spans are made by a provider that must not
 * be handed out as it is: everything is that provider's, but we are there when a span starts.
 */
final class HandedOut implements OpenTelemetry {
  /** Starts a span for an instrumentor. */
  @FunctionalInterface
  interface Starter {
    Span start(SpanBuilder builder, Context parent);
  }

  private final OpenTelemetry behind;
  private final LoggerProvider logs;
  private final UnaryOperator<TextMapPropagator> propagation;
  private final TracerProvider tracers;

  /**
   * Makes an OpenTelemetry.
   *
   * @param propagation makes of the propagator behind it the one that is handed out
   */
  HandedOut(
      OpenTelemetry behind,
      LoggerProvider logs,
      UnaryOperator<TextMapPropagator> propagation,
      Starter starter) {
    this.behind = behind;
    this.logs = logs;
    this.propagation = propagation;
    this.tracers = new Tracers(behind.getTracerProvider(), starter);
  }

  @Override
  public TracerProvider getTracerProvider() {
    return tracers;
  }

  @Override
  public LoggerProvider getLogsBridge() {
    return logs;
  }

  @Override
  public ContextPropagators getPropagators() {
    return ContextPropagators.create(
        propagation.apply(behind.getPropagators().getTextMapPropagator()));
  }

  private record Tracers(TracerProvider behind, Starter starter) implements TracerProvider {
    @Override
    public Tracer get(String scope) {
      return tracer(behind.get(scope));
    }

    @Override
    public Tracer get(String scope, String version) {
      return tracer(behind.get(scope, version));
    }

    @Override
    public TracerBuilder tracerBuilder(String scope) {
      return new Builder(behind.tracerBuilder(scope), this);
    }

    Tracer tracer(Tracer tracer) {
      return name -> new HandedOutSpanBuilder(tracer.spanBuilder(name), starter);
    }
  }

  private record Builder(TracerBuilder behind, Tracers tracers) implements TracerBuilder {
    @Override
    public TracerBuilder setSchemaUrl(String schemaUrl) {
      behind.setSchemaUrl(schemaUrl);
      return this;
    }

    @Override
    public TracerBuilder setInstrumentationVersion(String version) {
      behind.setInstrumentationVersion(version);
      return this;
    }

    @Override
    public Tracer build() {
      return tracers.tracer(behind.build());
    }
  }
}
