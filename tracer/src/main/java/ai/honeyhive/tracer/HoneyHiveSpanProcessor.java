package ai.honeyhive.tracer;

import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.processing.routing.SpanRouter;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Takes spans from an OpenTelemetry provider that HoneyHive did not make, and hands each to the
 * tracer it belongs to: the one in whose scope it started, else the main tracer. Tracers may come
 * and go; the processor stays. It never throws, and writes nothing on the spans unless their tracer
 * was built with {@link HoneyHiveTracerBuilder#stampHostSpans}. Thread-safe.
 *
 * @see HoneyHive#spanProcessor()
 */
public final class HoneyHiveSpanProcessor implements SpanProcessor {
  private final SpanRouter router = SpanRouter.ofHost(new Fence(new Diagnostics()));

  HoneyHiveSpanProcessor() {}

  @Override
  public void onStart(Context parentContext, ReadWriteSpan span) {
    router.onStart(parentContext, span);
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    router.onEnd(span);
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  /**
   * Hurries the spans of all open tracers to their servers, without waiting.
   *
   * @return successful when the servers acknowledged every span, failed when one was lost
   */
  @Override
  public CompletableResultCode forceFlush() {
    return router.forceFlush();
  }
}
