package ai.honeyhive.tracer;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.concurrent.atomic.AtomicInteger;

/** What an application that uses OpenTelemetry has made; it counts the spans started on it. */
final class HostOpenTelemetry implements OpenTelemetry {
  private final AtomicInteger started = new AtomicInteger();
  private final SdkTracerProvider provider;

  private HostOpenTelemetry(boolean records) {
    SpanProcessor processor = new SpanProcessor() {
      @Override
      public void onStart(Context parent, ReadWriteSpan span) {
        started.incrementAndGet();
      }

      @Override
      public boolean isStartRequired() {
        return true;
      }

      @Override
      public void onEnd(ReadableSpan span) {}

      @Override
      public boolean isEndRequired() {
        return true;
      }
    };
    this.provider = records
        ? SdkTracerProvider.builder().addSpanProcessor(processor).build()
        : SdkTracerProvider.builder().build();
  }

  static HostOpenTelemetry create() {
    return new HostOpenTelemetry(true);
  }

  static HostOpenTelemetry withoutProcessors() {
    return new HostOpenTelemetry(false);
  }

  int startedSpans() {
    return started.get();
  }

  void shutdown() {
    provider.shutdown();
  }

  @Override
  public TracerProvider getTracerProvider() {
    return provider;
  }

  @Override
  public ContextPropagators getPropagators() {
    return ContextPropagators.noop();
  }
}
