package ai.honeyhive.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the application's copy of this SDK calls inside the agent: by reflection, because they share
 * no class, and so with the JDK's types only. Thread-safe.
 */
public final class AgentDoor {
  private static volatile @Nullable Delivery delivery;

  private AgentDoor() {}

  static void open(Delivery toServer) {
    delivery = toServer;
  }

  /**
   * Waits until the spans that ended so far are delivered or lost.
   *
   * @param nanos the longest time to wait
   * @return false when the time was over first
   */
  public static boolean flush(long nanos) {
    Delivery open = delivery;
    return open != null && open.pipeline().flush(Duration.ofNanos(nanos));
  }

  /**
   * Counts the spans of all tracers in the process, and those of the agent.
   *
   * @return started, unsampled, ended, delivered, rejected, dropped, and what this version counts
   *     besides; empty when nothing is known
   */
  public static long[] counts() {
    Delivery open = delivery;
    return open == null ? new long[0] : open.health().counters().read().toArray();
  }
}
