package ai.honeyhive.client.internal.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when a request is repeated: after 0.5, 1, 2 … seconds and up to a quarter more, or
 * when the backend says, and only as long as the budget of the call lasts.
 */
final class Retries {
  private static final Set<Integer> STATUSES = Set.of(408, 429, 500, 502, 503, 504);
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final int DOUBLINGS = 6;
  private static final double JITTER = 0.25;

  private final int most;
  private final Duration budget;
  private final Pauses time;
  private final long began;
  private int retries;

  Retries(int most, Duration budget, Pauses time) {
    this.most = most;
    this.budget = budget;
    this.time = time;
    this.began = time.nanoTime();
  }

  static boolean isPassing(int status) {
    return STATUSES.contains(status);
  }

  /**
   * Counts one more repetition.
   *
   * @param asked how long the backend asks to wait, or null
   * @return how long to wait before it; empty when there is to be none
   */
  Optional<Duration> next(@Nullable Duration asked) {
    if (retries >= most) {
      return Optional.empty();
    }
    Duration wait = FIRST.multipliedBy(1L << Math.min(retries, DOUBLINGS));
    wait = wait.plusMillis((long) (wait.toMillis() * JITTER * time.chance()));
    if (asked != null && asked.compareTo(wait) > 0) {
      wait = asked;
    }
    Duration left = budget.minusNanos(time.nanoTime() - began);
    if (wait.compareTo(left) > 0) {
      return Optional.empty();
    }
    retries++;
    return Optional.of(wait);
  }

  /** Reads a {@code Retry-After}: seconds or a date; null when it is neither. */
  static @Nullable Duration asked(@Nullable String header, Instant now) {
    if (header == null || header.isBlank()) {
      return null;
    }
    String text = header.strip();
    try {
      if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Duration.ofSeconds(Long.parseLong(text));
      }
      Instant then =
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
    } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
      return null;
    }
  }
}
