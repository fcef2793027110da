package ai.honeyhive.tracer.internal.export.spill;

import ai.honeyhive.tracer.config.DeliveryConfig.Sync;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * Where requests are spilled, and what bounds them.
 *
 * @param directory of one destination, see {@link SpillName}; it is made when it is missing
 * @param maxBytes how much the requests in it may take on disk
 * @param maxAge after which a request is given up
 * @param sync when what is written is forced to the disk
 * @param clock what age is measured with
 */
public record SpillSettings(
    Path directory, long maxBytes, Duration maxAge, Sync sync, Clock clock) {
  private static final long LARGEST_SEGMENT = 8L * 1024 * 1024;
  private static final int SEGMENTS = 16;

  public SpillSettings(Path directory, long maxBytes, Duration maxAge, Sync sync) {
    this(directory, maxBytes, maxAge, sync, Clock.systemUTC());
  }

  SpillSettings at(Path place) {
    return new SpillSettings(place, maxBytes, maxAge, sync, clock);
  }

  /**
   * Where a segment ends. What makes room is a whole segment, so it must be a small part of all.
   */
  long segmentBytes() {
    return Math.min(LARGEST_SEGMENT, maxBytes / SEGMENTS);
  }
}
