package ai.honeyhive.tracer.internal.provider.environment;

import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;

/**
 * The settings of a provider we own: OpenTelemetry's variables and system properties, as its
 * specification reads them, and the resource that can be told from the process. What the user says
 * in {@code OTEL_RESOURCE_ATTRIBUTES} and {@code OTEL_SERVICE_NAME} wins over what was detected.
 *
 * @param problems a sentence for each setting that cannot be used; its default is used instead
 */
public record EnvironmentSettings(
    Resource resource, Sampler sampler, SpanLimits spanLimits, List<String> problems) {

  /** A process does not move while it runs, so where it is is found out once. */
  private static final class Here {
    static final Attributes DETECTED = new Detection(Sources.ofProcess()).attributes();
  }

  /** Reads the settings of this process anew; HoneyHive's own come before OpenTelemetry's. */
  public static EnvironmentSettings ofProcess(SpanCounts ours) {
    return read(Sources.ofProcess(), Here.DETECTED, ours);
  }

  static EnvironmentSettings read(Sources sources) {
    return read(sources, new Detection(sources).attributes(), SpanCounts.UNSET);
  }

  private static EnvironmentSettings read(Sources sources, Attributes detected, SpanCounts ours) {
    Variables variables = new Variables(sources);
    AttributesBuilder attributes = Resource.getDefault().getAttributes().toBuilder();
    attributes.putAll(detected);
    new ResourceSettings(variables).addTo(attributes);
    Sampler sampler = new SamplerSetting(variables).sampler();
    SpanLimits limits = LimitSettings.limits(variables, ours);
    return new EnvironmentSettings(
        Resource.create(attributes.build()), sampler, limits, variables.problems());
  }

  /** Sets all three on a provider that is being built. */
  public SdkTracerProviderBuilder applyTo(SdkTracerProviderBuilder provider) {
    return provider.setResource(resource).setSampler(sampler).setSpanLimits(spanLimits);
  }

  /** Says what cannot be used, if there is anything. */
  public void reportTo(Diagnostics diagnostics) {
    if (!problems.isEmpty()) {
      diagnostics.report(Diagnosis.HH116_ENVIRONMENT, String.join("; ", problems));
    }
  }
}
