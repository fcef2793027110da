package ai.honeyhive.tracer.genai;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool that a model asks to be called.
 *
 * @param id what the answer of the tool refers to
 * @param name the tool
 * @param arguments any value that has a JSON form, or JSON text
 */
public record ToolCall(
    @Nullable String id, String name, @Nullable Object arguments) {

  Map<String, Object> part() {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("type", "tool_call");
    if (id != null) {
      part.put("id", id);
    }
    part.put("name", name);
    if (arguments != null) {
      part.put("arguments", arguments);
    }
    return part;
  }
}
