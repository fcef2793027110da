package ai.honeyhive.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One condition on a field of an event, as the data plane's search takes it
 * ({@code EventSearchFilter}). Immutable.
 */
public final class EventFilter {

  /** How to read the two values that are compared. */
  public enum Type {
    /** As text. */
    STRING,
    /** As numbers; text that is a number counts as one. */
    NUMBER,
    /** As true or false. */
    BOOLEAN,
    /** As points in time: ISO 8601 text, or milliseconds since the Unix epoch. */
    DATETIME
  }

  private final String field;
  private final FilterOperator operator;
  private final JsonNode value;
  private final Type type;

  private EventFilter(String field, FilterOperator operator, JsonNode value, Type type) {
    this.field = Objects.requireNonNull(field, "field");
    this.operator = operator;
    this.value = value;
    this.type = type;
  }

  /**
   * Makes a condition.
   *
   * @param field a dotted path, for example {@code metadata.run_id}
   * @param operator the comparison
   * @param value text, a number, true, false or null
   * @param type how to read the values, or null to go by the kind of {@code value}
   * @return the condition
   */
  public static EventFilter of(
      String field, FilterOperator operator, JsonNode value, @Nullable Type type) {
    return new EventFilter(field, operator, value, type == null ? kindOf(operator, value) : type);
  }

  private static Type kindOf(FilterOperator operator, JsonNode value) {
    if (operator == FilterOperator.AFTER || operator == FilterOperator.BEFORE) {
      return Type.DATETIME;
    }
    if (value.isNumber()) {
      return Type.NUMBER;
    }
    return value.isBoolean() ? Type.BOOLEAN : Type.STRING;
  }

  /** {@return the dotted path of the field} */
  public String field() {
    return field;
  }

  /** {@return the comparison} */
  public FilterOperator operator() {
    return operator;
  }

  /** {@return the value to compare with} */
  public JsonNode value() {
    return value;
  }

  /** {@return how the values are read} */
  public Type type() {
    return type;
  }

  /**
   * Tells whether the condition holds. A field that is missing or null exists in no comparison, so
   * only {@code not exists}, {@code is not} and {@code not contains} hold for it.
   *
   * @param event an event in its JSON form
   * @return whether it holds
   */
  public boolean matches(JsonNode event) {
    JsonNode actual = FieldPath.resolve(event, field);
    return operator.holds(actual, value, type);
  }
}
