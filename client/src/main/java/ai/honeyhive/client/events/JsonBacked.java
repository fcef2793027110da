package ai.honeyhive.client.events;

import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a value of this package is made of: the JSON object it was read from, or will be sent as.
 */
abstract class JsonBacked {
  final JsonFields json;
  private final Set<String> known;

  JsonBacked(JsonFields json, Set<String> known) {
    this.json = json;
    this.known = known;
  }

  /**
   * {@return the fields that this class has no name for, under their names on the wire;
   * unmodifiable}
   */
  public Map<String, @Nullable Object> extra() {
    return json.without(known);
  }

  /**
   * Writes the value in its JSON form, with every field it was read from or built of, and no
   * others.
   *
   * @return a new tree
   */
  public ObjectNode toJson() {
    return json.toJson();
  }

  @Override
  @SuppressWarnings("EqualsGetClass") // every subclass is final
  public boolean equals(@Nullable Object other) {
    return other != null
        && getClass() == other.getClass()
        && json.equals(((JsonBacked) other).json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  /** Names what is set without its content, which may be private. */
  @Override
  public String toString() {
    return getClass().getSimpleName() + json;
  }
}
