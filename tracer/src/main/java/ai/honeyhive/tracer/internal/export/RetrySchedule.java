package ai.honeyhive.tracer.internal.export;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which answers are worth another try, and how long to wait before it: three retries after 0.5, 1
 * and 2 s with up to 20 % jitter, or what {@code Retry-After} asks for.
 */
final class RetrySchedule {
  static final int RETRIES = 3;
  private static final long FIRST_MILLIS = 500;
  private static final Set<Integer> STATUSES = Set.of(408, 429, 500, 502, 503, 504);

  private RetrySchedule() {}

  static boolean worthARetry(int status) {
    return STATUSES.contains(status);
  }

  /**
   * @param retry 0 for the first retry
   * @param retryAfter the header's value; only its form in seconds is understood
   */
  static Duration pauseBefore(int retry, Optional<String> retryAfter) {
    Optional<Duration> asked = retryAfter.flatMap(RetrySchedule::seconds);
    if (asked.isPresent()) {
      return asked.get();
    }
    long millis = FIRST_MILLIS << retry;
    return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
  }

  private static Optional<Duration> seconds(String text) {
    try {
      return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(text.strip()))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
