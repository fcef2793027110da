package ai.honeyhive.tracer.internal.export.transport;

import java.util.concurrent.CompletableFuture;

/**
 * Sends requests over pooled connections, each once, with OpenTelemetry's instrumentation
 * suppressed. Thread-safe.
 */
public interface HttpTransport extends AutoCloseable {
  /**
   * Sends a request. The future never fails; it ends within the call's timeout and a little.
   * Cancelling it ends the exchange, and is answered as unreachable.
   */
  CompletableFuture<HttpAnswer> send(HttpCall call);

  /** Ends connections and threads for now, waiting a moment; the next request makes new ones. */
  default void release() {}

  /** Ends connections and threads; what is under way is answered as unreachable. */
  @Override
  void close();
}
