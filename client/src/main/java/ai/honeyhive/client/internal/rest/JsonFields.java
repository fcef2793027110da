package ai.honeyhive.client.internal.rest;

import ai.honeyhive.client.internal.JsonValues;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a value that travels as a JSON object: all of them, known or not. Reading is kind:
 * a field that is absent, null or of another type has its default, and is still there. Immutable.
 */
public final class JsonFields {
  /** No fields. */
  public static final JsonFields EMPTY = new JsonFields(Map.of());

  private final Map<String, @Nullable Object> fields;

  private JsonFields(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  /**
   * Takes the fields of a JSON object.
   *
   * @throws IllegalArgumentException when it is not an object
   */
  public static JsonFields of(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException(
          "expected a JSON object, not " + json.getNodeType().name().toLowerCase(Locale.ROOT));
    }
    return of(JsonValues.fromNode(json));
  }

  @SuppressWarnings("unchecked") // a frozen map has text keys
  private static JsonFields of(@Nullable Object frozen) {
    return frozen instanceof Map<?, ?> map
        ? new JsonFields((Map<String, @Nullable Object>) map)
        : EMPTY;
  }

  /** These fields and one more, or another value of it; null is a value. Copies. */
  public JsonFields with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(fields);
    more.put(name, JsonValues.freeze(value));
    return new JsonFields(Collections.unmodifiableMap(more));
  }

  /** Whether there is the field, null or not. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** The text of a field; empty when there is none. */
  public String text(String name) {
    String text = textOrNull(name);
    return text == null ? "" : text;
  }

  /** The text of a field, a number or flag as its text; null when there is none. */
  public @Nullable String textOrNull(String name) {
    Object value = fields.get(name);
    return value == null || value instanceof Map || value instanceof List ? null : value.toString();
  }

  /**
   * The id of the object, under its name of today or that of older servers; else the empty text.
   */
  public String id() {
    return text(has("id") ? "id" : "_id");
  }

  /** Whether the field is true. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  /** Whether the field is true or false; null when it is neither. */
  public @Nullable Boolean flagOrNull(String name) {
    return fields.get(name) instanceof Boolean flag ? flag : null;
  }

  /** The number of a field, a flag as 1 or 0; null when there is none. */
  public @Nullable Double numberOrNull(String name) {
    return asNumber(fields.get(name));
  }

  private static @Nullable Double asNumber(@Nullable Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1.0 : 0.0;
    }
    return value instanceof Number number ? (Double) number.doubleValue() : null;
  }

  /** The numbers of a list, flags as 1 or 0, without what is none. */
  public List<Double> numbers(String name) {
    List<Double> numbers = new ArrayList<>();
    for (Object element : list(name)) {
      Double number = asNumber(element);
      if (number != null) {
        numbers.add(number);
      }
    }
    return Collections.unmodifiableList(numbers);
  }

  /** The whole number of a field; 0 when there is none. */
  public long count(String name) {
    return fields.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /**
   * The time of a field: ISO 8601 text, which is UTC when it names no offset, or milliseconds since
   * the epoch; null when there is none.
   */
  public @Nullable Instant timeOrNull(String name) {
    try {
      return fields.get(name) instanceof Number millis
          ? Instant.ofEpochMilli(millis.longValue())
          : time(text(name).strip().replace(' ', 'T'));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Instant time(String text) {
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return time instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC)
        : Instant.from(time);
  }

  /** The value of a field as it is. */
  public @Nullable Object value(String name) {
    return fields.get(name);
  }

  /** The fields of an object; none when there is none. */
  public Map<String, @Nullable Object> object(String name) {
    return fields(name).fields;
  }

  /** The fields of an object; none when there is none. */
  public JsonFields fields(String name) {
    return of(fields.get(name));
  }

  /** The fields of an object; null when there is none. */
  public @Nullable JsonFields fieldsOrNull(String name) {
    return fields.get(name) instanceof Map ? fields(name) : null;
  }

  /** The fields of an object; null when there is none. */
  public @Nullable Map<String, @Nullable Object> objectOrNull(String name) {
    JsonFields object = fieldsOrNull(name);
    return object == null ? null : object.fields;
  }

  /** The elements of a list; none when there is none. */
  public List<?> list(String name) {
    return fields.get(name) instanceof List<?> list ? list : List.of();
  }

  /** The texts of a list, without what is none. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : list(name)) {
      if (element instanceof String text) {
        texts.add(text);
      }
    }
    return Collections.unmodifiableList(texts);
  }

  /** The objects of a list, without what is none. */
  public <T> List<T> objects(String name, Function<JsonFields, T> as) {
    List<T> objects = new ArrayList<>();
    for (Object element : list(name)) {
      if (element instanceof Map) {
        objects.add(as.apply(of(element)));
      }
    }
    return Collections.unmodifiableList(objects);
  }

  /** All fields; unmodifiable. */
  public Map<String, @Nullable Object> all() {
    return fields;
  }

  /** The fields that are not among those. */
  public Map<String, @Nullable Object> without(Set<String> known) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(fields);
    rest.keySet().removeAll(known);
    return Collections.unmodifiableMap(rest);
  }

  /** A new tree. */
  public ObjectNode toJson() {
    return (ObjectNode) JsonValues.toNode(fields);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonFields json && fields.equals(json.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** Names the fields without their content, which may be private. */
  @Override
  public String toString() {
    return fields.keySet().toString();
  }
}
