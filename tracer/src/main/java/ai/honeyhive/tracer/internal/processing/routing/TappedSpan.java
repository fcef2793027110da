package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.internal.diagnostics.Fence;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A host's span that no router sees: it is read when whoever made it through us ends it.
 * Thread-safe.
 */
final class TappedSpan extends DelegatingSpan {
  private final SpanRecord record;
  private final Fence fence;
  private final AtomicBoolean ended = new AtomicBoolean();

  TappedSpan(Span host, SpanRecord record, Fence fence) {
    super(host);
    this.record = record;
    this.fence = fence;
  }

  SpanRecord record() {
    return record;
  }

  @Override
  public void end() {
    super.end();
    read();
  }

  @Override
  public void end(long timestamp, TimeUnit unit) {
    super.end(timestamp, unit);
    read();
  }

  private void read() {
    if (ended.compareAndSet(false, true)) {
      fence.run("Ending a span", () -> {
        LiveSpans.ended(delegate());
        if (delegate() instanceof ReadableSpan readable) {
          record.end(readable::toSpanData);
        }
      });
    }
  }
}
