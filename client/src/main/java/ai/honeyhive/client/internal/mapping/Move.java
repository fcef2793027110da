package ai.honeyhive.client.internal.mapping;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of a dialect's table: this attribute is that field, in this form. */
public record Move(
    String attribute, Section section, String key, Function<Object, @Nullable Object> form) {

  public static Move of(String attribute, Section section, String key) {
    return new Move(attribute, section, key, value -> value);
  }

  /** Moves the value unless it is absent or empty, or another value is there already. */
  void apply(Attributes from, EventDraft to) {
    Object value = from.get(attribute);
    if (value != null && !Values.isEmpty(value) && to.put(section, key, form.apply(value))) {
      from.use(attribute);
    }
  }
}
