package ai.honeyhive.tracer.internal.export.spill;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests on disk that wait for their server, oldest first. Each is there until it is
 * acknowledged, so after a crash one may be given a second time, and none is left out. Thread-safe;
 * never throws.
 */
public interface Spill extends AutoCloseable {
  /** Stands for the writer of what cannot be read any more. */
  UUID UNKNOWN = new UUID(0, 0);

  /** The id of this opening, for the requests it writes. */
  UUID writer();

  /**
   * Writes a request, at the cost of the oldest ones when there is no room.
   *
   * @return whether it is on disk: false for one that is larger than all the room there is, after
   *     {@link #close}, and when the disk fails, which {@link Losses#failed} explains
   */
  boolean add(SpilledRequest request);

  /**
   * The oldest request that is not acknowledged, or null. It stays until {@link #acknowledge}. Two
   * tracers of one process that share a directory take turns: while one has the first request, the
   * other gets null, so null may mean that there is nothing for it to do now.
   */
  @Nullable
  SpilledRequest first();

  /**
   * Removes the request that {@link #first} gave last, whatever became of it.
   *
   * @param rejected how many of its spans the server did not take
   */
  void acknowledge(long rejected);

  /** Removes the request that {@link #first} gave last: the server took it all. */
  default void acknowledge() {
    acknowledge(0);
  }

  /** Spans on disk, of all writers. */
  long spans();

  /** Releases the directory for others; what is not acknowledged stays. */
  @Override
  void close();

  /**
   * Is told what happens to spans on disk behind the back of the one who wrote them. Called by
   * whichever thread met it.
   */
  interface Losses {
    /**
     * Requests were given up.
     *
     * @param writer who wrote them: this opening, one that is closed, or {@link #UNKNOWN}
     * @param spans how many spans they held; 0 when that cannot be read any more
     * @param why for a warning, such as {@code older than PT24H}
     */
    void lost(UUID writer, long spans, String why);

    /** Another tracer of this process acknowledged a request that this opening wrote. */
    default void settled(long delivered, long rejected) {}

    /**
     * The disk does not take requests. Told once, and again when it has worked in between.
     *
     * @param why what the operating system says, with the path
     */
    default void failed(String why) {}
  }
}
