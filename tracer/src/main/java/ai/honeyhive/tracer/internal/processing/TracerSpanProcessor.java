package ai.honeyhive.tracer.internal.processing;

import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.ExportPipeline;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Puts the tracer's identity on every span that starts, whoever started it, and every sampled one
 * that ends into the pipeline.
 */
public final class TracerSpanProcessor implements SpanProcessor {
  private final Identity identity;
  private final ExportPipeline pipeline;
  private final Counters counters;
  private final Fence fence;

  public TracerSpanProcessor(Identity identity, ExportPipeline pipeline, Health health) {
    this.identity = identity;
    this.pipeline = pipeline;
    this.counters = health.counters();
    this.fence = health.fence();
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    fence.run("Starting a span", () -> {
      span.setAllAttributes(identity.attributes());
      pipeline.begin();
    });
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    fence.run("Ending a span", () -> {
      if (span.getSpanContext().isSampled()) {
        counters.ended();
        pipeline.offer(span);
      }
    });
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
