package ai.honeyhive.tracer.internal.diagnostics;

import org.jspecify.annotations.Nullable;

/**
 * What a tracer's delivery is doing at one moment.
 *
 * @param spansQueued ended spans that wait in memory, encoded or not
 * @param bytesQueued bytes that wait in memory, as far as they are known
 * @param requestsInFlight requests of this tracer that are under way
 * @param circuitOpen whether requests wait, because the server failed too often
 * @param lastError what came last in the place of an acknowledgement, without secrets and content
 *     of spans; null when nothing did
 */
public record DeliveryState(
    long spansQueued,
    long bytesQueued,
    int requestsInFlight,
    boolean circuitOpen,
    @Nullable String lastError) {
  /** Nothing waits, as before the first span. */
  public static final DeliveryState IDLE = new DeliveryState(0, 0, 0, false, null);

  /** In a line, as in {@code 12 spans and 3456 bytes wait, 2 requests under way}. */
  @Override
  public String toString() {
    return spansQueued + " spans and " + bytesQueued + " bytes wait, " + requestsInFlight
        + " requests under way" + (circuitOpen ? ", paused after failures" : "")
        + (lastError == null ? "" : "; last error: " + lastError);
  }
}
