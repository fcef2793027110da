package ai.honeyhive.it.providers.programs;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import java.lang.reflect.Proxy;

/** An OpenTelemetry around another one, as frameworks make them: its spans cannot be read. */
final class Wrapped implements OpenTelemetry {
  private final OpenTelemetry behind;

  Wrapped(OpenTelemetry behind) {
    this.behind = behind;
  }

  @Override
  public TracerProvider getTracerProvider() {
    return new TracerProvider() {
      @Override
      public Tracer get(String scope) {
        return name -> wrap(behind.getTracer(scope).spanBuilder(name));
      }

      @Override
      public Tracer get(String scope, String version) {
        return name -> wrap(behind.getTracer(scope, version).spanBuilder(name));
      }
    };
  }

  private static SpanBuilder wrap(SpanBuilder builder) {
    return (SpanBuilder) Proxy.newProxyInstance(
        Wrapped.class.getClassLoader(),
        new Class<?>[] {SpanBuilder.class},
        (proxy, method, arguments) -> {
          Object result = method.invoke(builder, arguments);
          return result == builder ? proxy : result;
        });
  }

  @Override
  public ContextPropagators getPropagators() {
    return behind.getPropagators();
  }
}
