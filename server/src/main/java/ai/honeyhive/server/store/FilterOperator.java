package ai.honeyhive.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** The comparisons of the data plane's search. */
public enum FilterOperator {
  /** The field is there and not null. */
  EXISTS,
  /** The field is missing or null. */
  NOT_EXISTS,
  /** The values are equal. */
  IS,
  /** The values are not equal, or the field is missing. */
  IS_NOT,
  /** A text contains the text, or a list has the value; case does not matter. */
  CONTAINS,
  /** The opposite of {@link #CONTAINS}. */
  NOT_CONTAINS,
  /** The number or time is greater. */
  GREATER_THAN,
  /** The number or time is less. */
  LESS_THAN,
  /** The time is later. */
  AFTER,
  /** The time is earlier. */
  BEFORE;

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', ' ');

  /** {@return the name used on the wire, for example {@code "greater than"}} */
  public String wireName() {
    return wireName;
  }

  /**
   * Finds the operator for a name from the wire.
   *
   * @param text the name
   * @return the operator, or empty when there is none
   */
  public static Optional<FilterOperator> parse(String text) {
    for (FilterOperator operator : values()) {
      if (operator.wireName.equals(text)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  boolean holds(JsonNode actual, JsonNode expected, EventFilter.Type type) {
    boolean exists = !actual.isMissingNode() && !actual.isNull();
    return switch (this) {
      case EXISTS -> exists;
      case NOT_EXISTS -> !exists;
      case IS -> exists ? Comparison.equal(actual, expected, type) : expected.isNull();
      case IS_NOT -> !IS.holds(actual, expected, type);
      case CONTAINS -> exists && Comparison.contains(actual, expected);
      case NOT_CONTAINS -> !CONTAINS.holds(actual, expected, type);
      case GREATER_THAN -> exists && Comparison.order(actual, expected, type) > 0;
      case LESS_THAN -> exists && isLess(actual, expected, type);
      case AFTER -> exists && Comparison.order(actual, expected, EventFilter.Type.DATETIME) > 0;
      case BEFORE -> exists && isLess(actual, expected, EventFilter.Type.DATETIME);
    };
  }

  private static boolean isLess(JsonNode actual, JsonNode expected, EventFilter.Type type) {
    return Comparison.order(expected, actual, type) > 0;
  }
}
