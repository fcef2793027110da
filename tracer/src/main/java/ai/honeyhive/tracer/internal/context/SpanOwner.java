package ai.honeyhive.tracer.internal.context;

import ai.honeyhive.tracer.Capture;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.function.Supplier;

/** The tracer a span belongs to, as those see it who decide that. Thread-safe. */
public interface SpanOwner {
  /** The session and source its spans carry. */
  Identity identity();

  /** What it takes from a provider that is not HoneyHive's. */
  Capture capture();

  /** Whether identity and content may be written on spans of such a provider. */
  boolean stampsHostSpans();

  /** Counts a span that started, and starts the delivery with the first. */
  void started();

  /** Counts a span that a sampler decided not to record. */
  void unsampled();

  /**
   * Hurries what has ended to the server, without waiting for it.
   *
   * @return successful when the server acknowledged all of it, failed when something was lost
   */
  CompletableResultCode flush();

  /** Takes a span that ended; the supplier is called later, on another thread. */
  void ended(Supplier<SpanData> span);
}
