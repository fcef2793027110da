package ai.honeyhive.tracer.internal.provider;

import ai.honeyhive.tracer.internal.provider.environment.EnvironmentSettings;
import ai.honeyhive.tracer.internal.provider.propagation.OwnPropagators;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerBuilder;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import org.jspecify.annotations.Nullable;

/**
 * The OpenTelemetry of one tracer: its own provider, W3C propagation, and the joining of log
 * records. It keeps the tracer's pipeline alive, so an instrumentor built on it goes on delivering
 * when the tracer's variable is gone.
 */
public final class OwnOpenTelemetry implements OpenTelemetry {
  /** The instrumentation scope of the spans a tracer makes itself. */
  public static final String SCOPE = "ai.honeyhive.tracer";

  private final SdkTracerProvider provider;
  private final LoggerProvider logs;
  private final OwnPropagators propagators;

  /** Makes an OpenTelemetry. */
  public OwnOpenTelemetry(
      SpanProcessor processor,
      LoggerProvider logs,
      OwnPropagators propagators,
      EnvironmentSettings environment) {
    this.logs = logs;
    this.propagators = propagators;
    this.provider = environment
        .applyTo(SdkTracerProvider.builder())
        .addSpanProcessor(processor)
        .build();
  }

  @Override
  public TracerProvider getTracerProvider() {
    return new Handle(this);
  }

  @Override
  public LoggerProvider getLogsBridge() {
    return logs;
  }

  @Override
  public ContextPropagators getPropagators() {
    return propagators.get();
  }

  /** Describes the sampler. */
  public String sampler() {
    return provider.getSampler().getDescription();
  }

  /** From now on the provider hands out no-op spans. */
  public void shutdown() {
    provider.shutdown();
  }

  /** Hides the SDK's type, so that nobody who was handed the API can shut the tracer down. */
  private record Handle(OwnOpenTelemetry owner) implements TracerProvider {

    @Override
    public Tracer get(String instrumentationScopeName) {
      return owner.provider.get(instrumentationScopeName);
    }

    @Override
    public Tracer get(String instrumentationScopeName, String instrumentationScopeVersion) {
      return owner.provider.get(instrumentationScopeName, instrumentationScopeVersion);
    }

    @Override
    public TracerBuilder tracerBuilder(String instrumentationScopeName) {
      return owner.provider.tracerBuilder(instrumentationScopeName);
    }

    /** By hand, as is the hash: a record's own cost a cold start a tenth of its time. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Handle handle && handle.owner == owner;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(owner);
    }
  }
}
