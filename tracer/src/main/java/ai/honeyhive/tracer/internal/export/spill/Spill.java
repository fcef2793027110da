package ai.honeyhive.tracer.internal.export.spill;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests on disk that wait for their server, oldest first. Thread-safe; never throws. */
public interface Spill extends AutoCloseable {
  /** The id that this opening writes into its requests. */
  UUID writer();

  /**
   * Writes a request, at the cost of the oldest ones when there is no room.
   *
   * @return whether it is on disk
   */
  boolean add(SpilledRequest request);

  /** The oldest request that is not acknowledged, or null. It stays until {@link #acknowledge}. */
  @Nullable
  SpilledRequest first();

  /** Removes the request that {@link #first} gave last. */
  void acknowledge();

  /** Spans on disk, of all writers. */
  long spans();

  /** Releases the directory for others; what is not acknowledged stays. */
  @Override
  void close();

  /** Is told what leaves the disk without being acknowledged. */
  interface Losses {
    /**
     * Requests were given up.
     *
     * @param writer who wrote them
     * @param spans how many spans they held
     * @param why for a warning, such as {@code older than 24 h}
     */
    void lost(UUID writer, long spans, String why);
  }
}
