package ai.honeyhive.tracer.genai;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool that is offered to a model.
 *
 * @param name what it is called
 * @param description what it does
 * @param parameters the JSON schema of its arguments: any value that has a JSON form, or JSON text
 */
public record ToolDefinition(
    String name, @Nullable String description, @Nullable Object parameters) {

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "function");
    json.put("name", name);
    if (description != null) {
      json.put("description", description);
    }
    if (parameters != null) {
      json.put("parameters", parameters);
    }
    return json;
  }
}
