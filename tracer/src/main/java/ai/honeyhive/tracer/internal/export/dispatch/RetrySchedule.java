package ai.honeyhive.tracer.internal.export.dispatch;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before a request is sent again: three retries after 0.5, 1 and 2 s with up to 20
 * % jitter.
 */
final class RetrySchedule {
  static final int RETRIES = 3;
  private static final long FIRST_MILLIS = 500;

  private RetrySchedule() {}

  /**
   * The time before a retry.
   *
   * @param retry 0 for the first
   */
  static Duration pauseBefore(int retry) {
    long millis = FIRST_MILLIS << retry;
    return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
  }
}
