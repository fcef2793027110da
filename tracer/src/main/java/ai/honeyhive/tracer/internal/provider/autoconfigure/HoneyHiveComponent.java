package ai.honeyhive.tracer.internal.provider.autoconfigure;

import ai.honeyhive.tracer.HoneyHive;
import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ComponentProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Makes our processor for a declarative configuration that names it: {@code honeyhive} under
 * {@code tracer_provider: processors:}. Found by OpenTelemetry as a service, and the one class that
 * implements an interface OpenTelemetry calls internal: there is no other for this. Stateless.
 */
// Generic up to 1.55, then not; as raw type it is the same interface to the JVM.
@SuppressWarnings("rawtypes")
public final class HoneyHiveComponent implements ComponentProvider {

  /** For the service loader. */
  public HoneyHiveComponent() {}

  @Override
  public Class<SpanProcessor> getType() {
    return SpanProcessor.class;
  }

  @Override
  public String getName() {
    return "honeyhive";
  }

  @Override
  public Object create(DeclarativeConfigProperties config) {
    SpanProcessor processor = HoneyHive.spanProcessor();
    Autoconfigured.join();
    return processor;
  }
}
