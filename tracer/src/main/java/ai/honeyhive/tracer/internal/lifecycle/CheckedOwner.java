package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.Capture;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.export.Awaited;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A tracer that wants to know what becomes of its spans: the scope of one self-check. */
record CheckedOwner(TracerCore core, CompletableFuture<Awaited.End> end) implements SpanOwner {

  @Override
  public Identity identity() {
    return core.identity();
  }

  @Override
  public Capture capture() {
    return core.capture();
  }

  @Override
  public boolean stampsHostSpans() {
    return core.stampsHostSpans();
  }

  @Override
  public void started() {
    core.started();
  }

  @Override
  public void unsampled() {
    core.unsampled();
  }

  @Override
  public CompletableResultCode flush() {
    return core.flush();
  }

  @Override
  public void ended(Supplier<SpanData> span) {
    core.ended(new Awaited(span, end));
  }
}
