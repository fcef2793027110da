package ai.honeyhive.tracer.internal.provider.binding;

import ai.honeyhive.tracer.TracerMode;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import io.opentelemetry.api.OpenTelemetry;

/** Records nothing. */
public final class NoBinding implements Binding {

  @Override
  public TracerMode mode() {
    return TracerMode.NOOP;
  }

  @Override
  public OpenTelemetry openTelemetry() {
    return OpenTelemetry.noop();
  }

  @Override
  public StartedSpan start(SpanOwner of, String name, String eventType) {
    return StartedSpan.NOTHING;
  }

  @Override
  public String sampler() {
    return "none";
  }

  @Override
  public void close() {}
}
