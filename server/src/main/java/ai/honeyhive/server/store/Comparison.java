package ai.honeyhive.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.OptionalDouble;

/** Compares a value of an event with the value of a filter, read as the filter's type says. */
final class Comparison {
  private Comparison() {}

  static boolean equal(JsonNode actual, JsonNode expected, EventFilter.Type type) {
    return switch (type) {
      case STRING -> text(actual).equals(text(expected));
      case BOOLEAN -> text(actual).equalsIgnoreCase(text(expected));
      case NUMBER, DATETIME -> {
        OptionalDouble left = number(actual, type);
        yield left.isPresent() && left.equals(number(expected, type));
      }
    };
  }

  /** Positive when the left is greater; 0 when it is not, or the two cannot be ordered. */
  static int order(JsonNode left, JsonNode right, EventFilter.Type type) {
    if (type == EventFilter.Type.STRING && left.isTextual() && right.isTextual()) {
      return left.textValue().compareTo(right.textValue());
    }
    OptionalDouble a = number(left, type);
    OptionalDouble b = number(right, type);
    return a.isPresent() && b.isPresent() ? Double.compare(a.getAsDouble(), b.getAsDouble()) : 0;
  }

  static boolean contains(JsonNode actual, JsonNode expected) {
    if (actual.isArray()) {
      for (JsonNode item : actual) {
        if (text(item).equalsIgnoreCase(text(expected))) {
          return true;
        }
      }
    }
    return lower(actual).contains(lower(expected));
  }

  /** Text as it is; lists and objects as JSON. */
  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static String lower(JsonNode value) {
    return text(value).toLowerCase(Locale.ROOT);
  }

  private static OptionalDouble number(JsonNode value, EventFilter.Type type) {
    if (value.isNumber()) {
      return OptionalDouble.of(value.doubleValue());
    }
    if (!value.isTextual()) {
      return OptionalDouble.empty();
    }
    return type == EventFilter.Type.DATETIME ? time(value.textValue()) : decimal(value.textValue());
  }

  private static OptionalDouble decimal(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text.strip()));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static OptionalDouble time(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text.strip()).toInstant();
      return OptionalDouble.of(instant.getEpochSecond() * 1e3 + instant.getNano() / 1e6);
    } catch (DateTimeException e) {
      return decimal(text);
    }
  }
}
