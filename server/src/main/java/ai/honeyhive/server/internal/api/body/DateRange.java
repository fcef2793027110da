package ai.honeyhive.server.internal.api.body;

import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.http.HttpFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of time in its forms on the wire, both ends included.
 *
 * @param from milliseconds since the Unix epoch; null when the range has no beginning
 * @param to milliseconds since the Unix epoch; null when it has no end
 */
public record DateRange(@Nullable Double from, @Nullable Double to) {
  /** All of time. */
  public static final DateRange ALL = new DateRange(null, null);

  private static final Shape CURRENT =
      new Shape(Map.of("start_time", Kind.TEXT, "end_time", Kind.TEXT));
  private static final Shape RELATIVE = new Shape(Map.of("relative", Kind.TEXT));
  private static final Pattern SPAN =
      Pattern.compile("(?:last|past)?\\s*(\\d{1,6})\\s*([a-z]+?)s?(?:\\s+ago)?");

  /** {@code {start_time, end_time}}: closed, two ISO 8601 times with offset. */
  public static DateRange current(JsonNode json) {
    ObjectNode range = CURRENT.closed(json);
    return new DateRange(exact(range, "start_time"), exact(range, "end_time"));
  }

  /**
   * Any form that a client sends: {@code {$gte, $lte}}, {@code {start_time, end_time}} or
   * {@code {relative}}, with ISO 8601 times, without offset in UTC, or milliseconds.
   */
  public static DateRange any(JsonNode json, Clock clock) {
    if (json.has("relative")) {
      return relative(RELATIVE.closed(json).path("relative").asText(), clock);
    }
    ObjectNode range = Shape.object(json);
    return range.has("$gte") || range.has("$lte")
        ? new DateRange(loose(range, "$gte"), loose(range, "$lte"))
        : new DateRange(loose(range, "start_time"), loose(range, "end_time"));
  }

  /** A range that ends now: {@code 7d}, {@code 24 hours}, {@code last 2 weeks}. */
  static DateRange relative(String text, Clock clock) {
    Matcher span = SPAN.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!span.matches()) {
      throw unknown(text);
    }
    int count = Integer.parseInt(span.group(1));
    ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
    ZonedDateTime from = switch (span.group(2)) {
      case "m", "min", "minute" -> now.minusMinutes(count);
      case "h", "hr", "hour" -> now.minusHours(count);
      case "d", "day" -> now.minusDays(count);
      case "w", "week" -> now.minusWeeks(count);
      case "mo", "month" -> now.minus(Period.ofMonths(count));
      case "y", "year" -> now.minus(Period.ofYears(count));
      default -> throw unknown(text);
    };
    return new DateRange(milliseconds(from.toInstant()), milliseconds(now.toInstant()));
  }

  private static HttpFailure unknown(String text) {
    return HttpFailure.badRequest(
        "dateRange.relative must be a number and a unit (m, h, d, w, mo, y): \"" + text + "\"");
  }

  private static double exact(ObjectNode range, String name) {
    String text = range.path(name).asText();
    try {
      return milliseconds(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw noTime(name, text, " with offset");
    }
  }

  private static @Nullable Double loose(ObjectNode range, String name) {
    JsonNode value = range.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (Kind.NUMBER.takes(value)) {
      return value.doubleValue();
    }
    String text = value.asText();
    try {
      return milliseconds(time(text));
    } catch (DateTimeException e) {
      throw noTime(name, text, "");
    }
  }

  private static HttpFailure noTime(String name, String text, String more) {
    return HttpFailure.badRequest(
        "dateRange." + name + " must be an ISO 8601 time" + more + ": \"" + text + "\"");
  }

  private static Instant time(String text) {
    if (text.length() <= "2026-01-01".length()) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
  }

  private static double milliseconds(Instant time) {
    return time.getEpochSecond() * 1e3 + time.getNano() / 1e6;
  }

  /** Whether a moment lies in the range. */
  public boolean contains(Instant time) {
    double at = milliseconds(time);
    return (from == null || at >= from) && (to == null || at <= to);
  }
}
