package ai.honeyhive.client.runs;

import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields the events of runs have: what a filter can name. Immutable. */
public final class RunSchema extends JsonBacked {
  private static final Set<String> NAMES = Set.of("fields", "datasets", "mappings");

  private final List<Field> fields;
  private final Map<String, List<Field>> mappings;

  private RunSchema(JsonFields json) {
    super(json, NAMES);
    fields = json.objects("fields", Field::new);
    mappings = mappings(json.fields("mappings"));
  }

  private static Map<String, List<Field>> mappings(JsonFields named) {
    Map<String, List<Field>> mappings = new LinkedHashMap<>();
    named.all().keySet().forEach(name -> mappings.put(name, named.objects(name, Field::new)));
    return Collections.unmodifiableMap(mappings);
  }

  /**
   * Reads a schema from its JSON form.
   *
   * @param json the JSON object
   * @return the schema
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static RunSchema fromJson(JsonNode json) {
    return new RunSchema(JsonFields.of(json));
  }

  /** {@return the fields; unmodifiable} */
  public List<Field> fields() {
    return fields;
  }

  /** {@return the ids of the datasets that were tried; unmodifiable} */
  public List<String> datasets() {
    return json.texts("datasets");
  }

  /** {@return the fields under each name; unmodifiable} */
  public Map<String, List<Field>> mappings() {
    return mappings;
  }

  /** A field of the events of one type. Immutable. */
  public static final class Field extends JsonBacked {
    private static final Set<String> NAMES = Set.of("name", "field_name", "event_type");

    private Field(JsonFields json) {
      super(json, NAMES);
    }

    /** {@return the field as a dotted path, for example {@code metadata.run_id}, or empty} */
    public String name() {
      return json.text(json.has("name") ? "name" : "field_name");
    }

    /** {@return the type of the events, for example {@code model}, or the empty text} */
    public String eventType() {
      return json.text("event_type");
    }
  }
}
