package ai.honeyhive.client.events;

import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.model.EventType;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One condition on a field of events; several hold together. A field is a path with dots:
 * {@code event_type}, {@code metadata.run_id}, {@code feedback.rating}. Immutable.
 *
 * <pre>{@code
 * EventFilter.is("event_type", "model")
 * EventFilter.greaterThan("duration", 500)
 * EventFilter.exists("feedback.rating")
 * }</pre>
 */
public final class EventFilter extends JsonBacked {
  private static final Set<String> NAMES = Set.of("field", "operator", "value", "type");

  private EventFilter(JsonFields json) {
    super(json, NAMES);
  }

  private static EventFilter of(
      String field, String operator, @Nullable Object value, String type) {
    if (field.isBlank()) {
      throw new IllegalArgumentException("a filter needs a field");
    }
    return new EventFilter(JsonFields.EMPTY
        .with("field", field)
        .with("operator", operator)
        .with("value", value)
        .with("type", type));
  }

  private static double finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(field + " cannot be compared with " + value);
    }
    return value;
  }

  /**
   * Reads a filter from its JSON form.
   *
   * @param json the JSON object
   * @return the filter
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static EventFilter fromJson(JsonNode json) {
    return new EventFilter(JsonFields.of(json));
  }

  static EventFilter of(JsonFields json) {
    return new EventFilter(json);
  }

  /**
   * {@return the condition that a field is this text}
   *
   * @param field the field
   * @param value the text
   */
  public static EventFilter is(String field, String value) {
    return of(field, "is", value, "string");
  }

  /**
   * {@return the condition that a field is this number}
   *
   * @param field the field
   * @param value the number
   */
  public static EventFilter is(String field, double value) {
    return of(field, "is", finite(field, value), "number");
  }

  /**
   * {@return the condition that a field is true, or is false}
   *
   * @param field the field
   * @param value which of them
   */
  public static EventFilter is(String field, boolean value) {
    return of(field, "is", value, "boolean");
  }

  /**
   * {@return the condition that an event is of this kind}
   *
   * @param type the kind
   */
  public static EventFilter is(EventType type) {
    return is("event_type", type.wireName());
  }

  /**
   * {@return the condition that a field is another text, or is not there}
   *
   * @param field the field
   * @param value the text
   */
  public static EventFilter isNot(String field, String value) {
    return of(field, "is not", value, "string");
  }

  /**
   * {@return the condition that a field is another number, or is not there}
   *
   * @param field the field
   * @param value the number
   */
  public static EventFilter isNot(String field, double value) {
    return of(field, "is not", finite(field, value), "number");
  }

  /**
   * {@return the condition that a field is not true, or is not false}
   *
   * @param field the field
   * @param value which of them
   */
  public static EventFilter isNot(String field, boolean value) {
    return of(field, "is not", value, "boolean");
  }

  /**
   * {@return the condition that the text of a field has this part}
   *
   * @param field the field
   * @param part the part
   */
  public static EventFilter contains(String field, String part) {
    return of(field, "contains", part, "string");
  }

  /**
   * {@return the condition that the text of a field has no such part}
   *
   * @param field the field
   * @param part the part
   */
  public static EventFilter notContains(String field, String part) {
    return of(field, "not contains", part, "string");
  }

  /**
   * {@return the condition that a field is a larger number}
   *
   * @param field the field
   * @param value the number it is larger than
   */
  public static EventFilter greaterThan(String field, double value) {
    return of(field, "greater than", finite(field, value), "number");
  }

  /**
   * {@return the condition that a field is a smaller number}
   *
   * @param field the field
   * @param value the number it is smaller than
   */
  public static EventFilter lessThan(String field, double value) {
    return of(field, "less than", finite(field, value), "number");
  }

  /**
   * {@return the condition that a field is a later time}
   *
   * @param field the field, for example {@code start_time}
   * @param time the time it is after
   */
  public static EventFilter after(String field, Instant time) {
    return of(field, "after", time, "datetime");
  }

  /**
   * {@return the condition that a field is an earlier time}
   *
   * @param field the field, for example {@code start_time}
   * @param time the time it is before
   */
  public static EventFilter before(String field, Instant time) {
    return of(field, "before", time, "datetime");
  }

  /**
   * {@return the condition that there is a field, and it is not null}
   *
   * @param field the field
   */
  public static EventFilter exists(String field) {
    return of(field, "exists", null, "string");
  }

  /**
   * {@return the condition that there is no field, or it is null}
   *
   * @param field the field
   */
  public static EventFilter notExists(String field) {
    return of(field, "not exists", null, "string");
  }

  /** {@return the field} */
  public String field() {
    return json.text("field");
  }

  /** {@return the operator, for example {@code greater than}} */
  public String operator() {
    return json.text("operator");
  }

  /** {@return what the field is compared with: text, a number, a flag, or null} */
  public @Nullable Object value() {
    return json.value("value");
  }

  /** {@return what the two are compared as: string, number, boolean or datetime} */
  public String type() {
    return json.text("type");
  }

  /** Says the condition without its value, which may be private. */
  @Override
  public String toString() {
    return "EventFilter{" + field() + " " + operator() + "}";
  }
}
