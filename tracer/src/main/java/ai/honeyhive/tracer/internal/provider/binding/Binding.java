package ai.honeyhive.tracer.internal.provider.binding;

import ai.honeyhive.tracer.TracerMode;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.diagnostics.Counts;
import ai.honeyhive.tracer.internal.export.Awaited;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** How one tracer makes its spans. Thread-safe. */
public sealed interface Binding permits OwnBinding, HostBinding, AgentBinding, NoBinding {
  /** The mode, as far as it is known: whether a host's spans pass by is seen with the first. */
  TracerMode mode();

  /** What instrumentors are handed. */
  OpenTelemetry openTelemetry();

  /** Starts a span of the owner below the current one: the tracer itself, or its self-check. */
  StartedSpan start(SpanOwner of, String name, String eventType);

  /**
   * Sends one real span the way all spans go.
   *
   * @param of the scope of the check, whose spans tell what becomes of them
   * @return whether the span is recorded; if it is not, nothing will be told
   */
  default boolean check(
      SpanOwner of, String name, String eventType, CompletableFuture<Awaited.End> end) {
    Span span = start(of, name, eventType).span();
    span.end();
    return span.getSpanContext().isSampled();
  }

  /** Waits for what is delivered by others than the tracer; false when the time was over first. */
  default boolean flush(Duration timeout) {
    return true;
  }

  /** What became of the spans, given what this side has counted of it. */
  default Counts counts(Counters here) {
    return here.read();
  }

  /** Describes the sampler that decides on the spans. */
  String sampler();

  /** From now on spans are no-ops. */
  void close();
}
