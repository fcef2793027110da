package ai.honeyhive.tracer.internal.export.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What a server asks for by {@code Retry-After}: seconds, or a date by its own clock. */
final class RetryAfter {
  private static final Duration MOST = Duration.ofDays(1);

  private RetryAfter() {}

  /** An answer's headers. */
  @FunctionalInterface
  interface Headers {
    /** The first value of that name, or null. */
    @Nullable
    String get(String name);
  }

  static @Nullable Duration of(Headers headers) {
    String text = headers.get("Retry-After");
    if (text == null) {
      return null;
    }
    String value = text.strip();
    if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return value.length() > 6 ? MOST : bounded(Duration.ofSeconds(Long.parseLong(value)));
    }
    Instant then = date(value);
    Instant now = date(headers.get("Date"));
    return then == null ? null : bounded(Duration.between(now == null ? Instant.now() : now, then));
  }

  private static Duration bounded(Duration time) {
    return time.isNegative() ? Duration.ZERO : time.compareTo(MOST) > 0 ? MOST : time;
  }

  private static @Nullable Instant date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
