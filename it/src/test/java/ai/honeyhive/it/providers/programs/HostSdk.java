package ai.honeyhive.it.providers.programs;

import ai.honeyhive.tracer.HoneyHive;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/** An SDK as an application builds it, with the stock exporter. */
final class HostSdk {
  private HostSdk() {}

  static OpenTelemetrySdk build(Words host) {
    SdkTracerProviderBuilder provider = SdkTracerProvider.builder()
        .setResource(Resource.getDefault()
            .merge(Resource.create(
                Attributes.of(AttributeKey.stringKey("service.name"), "acme-planner"))));
    if (Words.OURS.has("processor")) {
      provider.addSpanProcessor(HoneyHive.spanProcessor());
    }
    if (!host.has("processorless")) {
      provider.addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
              .setEndpoint(System.getProperty("host.endpoint") + "/v1/traces")
              .build())
          .build());
    }
    if (Words.OURS.has("twice")) {
      provider.addSpanProcessor(HoneyHive.spanProcessor());
    }
    if (host.has("unsampled")) {
      provider.setSampler(Sampler.alwaysOff());
    }
    return OpenTelemetrySdk.builder().setTracerProvider(provider.build()).build();
  }
}
