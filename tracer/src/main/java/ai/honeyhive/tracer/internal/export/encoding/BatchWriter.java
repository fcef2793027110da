package ai.honeyhive.tracer.internal.export.encoding;

import io.opentelemetry.sdk.trace.data.SpanData;

/** One request while it grows, span by span. Not thread-safe. */
public interface BatchWriter {
  /**
   * Adds a span.
   *
   * @throws RuntimeException when it cannot be encoded; the batch is as it was before
   */
  void add(SpanData span);

  /** Takes the span added last out again; possible once after each {@link #add}. */
  void undo();

  /** Bytes of the request if it were finished now, or a little more. */
  int size();

  /** Spans in it. */
  int spans();

  /** Ends the request; the writer is used up. */
  Payload finish();
}
