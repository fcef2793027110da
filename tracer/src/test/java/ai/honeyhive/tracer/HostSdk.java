package ai.honeyhive.tracer;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application's OpenTelemetry, and what its own backend would get. */
final class HostSdk implements OpenTelemetry, AutoCloseable {
  private final List<SpanData> exported = new CopyOnWriteArrayList<>();
  private final SdkTracerProvider provider;

  HostSdk(SpanProcessor... ours) {
    this(Sampler.alwaysOn(), ours);
  }

  HostSdk(Sampler sampler, SpanProcessor... ours) {
    var builder = SdkTracerProvider.builder().setSampler(sampler);
    for (SpanProcessor processor : ours) {
      builder.addSpanProcessor(processor);
    }
    this.provider = builder.addSpanProcessor(new Exporter(exported)).build();
  }

  Tracer tracer() {
    return provider.get("host");
  }

  List<SpanData> exported() {
    return exported;
  }

  CompletableResultCode forceFlush() {
    return provider.forceFlush();
  }

  SpanData exported(String name) {
    return exported.stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public TracerProvider getTracerProvider() {
    return provider;
  }

  @Override
  public ContextPropagators getPropagators() {
    return ContextPropagators.noop();
  }

  @Override
  public void close() {
    provider.close();
  }

  private record Exporter(List<SpanData> spans) implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      spans.add(span.toSpanData());
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }
}
