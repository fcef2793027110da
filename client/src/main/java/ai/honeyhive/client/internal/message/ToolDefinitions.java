package ai.honeyhive.client.internal.message;

import ai.honeyhive.client.internal.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tools offered to a model, as {@code {name, description, parameters}} with JSON text as
 * parameters.
 */
public final class ToolDefinitions {
  private static final List<String> SCHEMAS = List.of("parameters", "inputSchema", "input_schema");

  private ToolDefinitions() {}

  /** Reads a list of definitions, or its JSON text; empty when it is neither. */
  public static List<@Nullable Object> read(@Nullable Object definitions) {
    List<@Nullable Object> functions = new ArrayList<>();
    if (JsonText.parsed(definitions) instanceof List<?> list) {
      list.forEach(definition -> functions.add(function(JsonText.parsed(definition))));
    }
    return functions;
  }

  private static @Nullable Object function(@Nullable Object definition) {
    if (!(definition instanceof Map<?, ?> fields)) {
      return definition;
    }
    Map<String, @Nullable Object> flat = Fields.copy(fields);
    flat.remove("type", "function");
    if (fields.get("function") instanceof Map<?, ?> function) {
      flat.remove("function");
      function.forEach((key, value) -> Fields.keep(flat, String.valueOf(key), value));
    }
    renameSchema(flat);
    return flat;
  }

  private static void renameSchema(Map<String, @Nullable Object> flat) {
    for (String name : SCHEMAS) {
      Object schema = flat.get(name);
      if (schema != null) {
        flat.remove(name);
        Fields.keep(flat, "parameters", JsonText.write(schema));
        return;
      }
    }
  }
}
