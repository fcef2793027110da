package ai.honeyhive.server.store.upkeep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much a store keeps. Whole sessions go, of all projects, those that began first before others.
 * Immutable.
 */
public final class Retention {
  private final @Nullable Instant since;
  private final long bytes;

  private Retention(@Nullable Instant since, long bytes) {
    this.since = since;
    this.bytes = bytes;
  }

  /**
   * Keeps sessions in which something happened lately.
   *
   * @param time sessions of which the last event ended before this go
   * @return the retention
   */
  public static Retention since(Instant time) {
    return new Retention(time, Long.MAX_VALUE);
  }

  /**
   * Keeps as much as fits.
   *
   * @param bytes as {@link StoreStatus#bytes} measures them; the oldest sessions go until there are
   *     no more of them
   * @return the retention
   * @throws IllegalArgumentException when it is negative
   */
  public static Retention atMost(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes must not be negative: " + bytes);
    }
    return new Retention(null, bytes);
  }

  /** {@return the time since which sessions are kept, or null for any time} */
  public @Nullable Instant since() {
    return since;
  }

  /** {@return how many bytes are kept} */
  public long bytes() {
    return bytes;
  }
}
