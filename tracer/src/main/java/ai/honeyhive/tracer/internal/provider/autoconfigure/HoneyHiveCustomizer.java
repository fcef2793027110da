package ai.honeyhive.tracer.internal.provider.autoconfigure;

import ai.honeyhive.tracer.HoneyHive;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.provider.propagation.HostsPropagator;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/**
 * Adds our processor to every SDK that autoconfigure builds from properties and variables, lets
 * identities ride with its propagators, and takes down its sampler. Found by autoconfigure as a
 * service. Stateless.
 */
public final class HoneyHiveCustomizer implements AutoConfigurationCustomizerProvider {

  /** For the service loader. */
  public HoneyHiveCustomizer() {}

  @Override
  public void customize(AutoConfigurationCustomizer sdk) {
    Fence fence = Health.create().fence();
    sdk.addSamplerCustomizer((sampler, config) -> note(sampler, fence));
    sdk.addPropagatorCustomizer((propagator, config) -> ride(propagator, fence));
    sdk.addTracerProviderCustomizer((provider, config) -> join(provider, fence));
  }

  private static Sampler note(Sampler sampler, Fence fence) {
    fence.run("Reading the sampler", () -> Autoconfigured.sampledBy(sampler.getDescription()));
    return sampler;
  }

  private static TextMapPropagator ride(TextMapPropagator propagator, Fence fence) {
    return fence.call(
        "Joining the propagators", () -> new HostsPropagator(propagator, fence), propagator);
  }

  private static SdkTracerProviderBuilder join(SdkTracerProviderBuilder provider, Fence fence) {
    fence.run("Joining autoconfigure", () -> {
      provider.addSpanProcessor(HoneyHive.spanProcessor());
      Autoconfigured.join();
    });
    return provider;
  }
}
