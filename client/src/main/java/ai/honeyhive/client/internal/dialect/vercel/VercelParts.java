package ai.honeyhive.client.internal.dialect.vercel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of the SDK's messages, in the form of the GenAI conventions. */
final class VercelParts {
  private VercelParts() {}

  static @Nullable Object standard(@Nullable Object part) {
    if (!(part instanceof Map<?, ?> fields)) {
      return part;
    }
    return switch (String.valueOf(fields.get("type"))) {
      case "tool-call" -> call(fields);
      case "tool-result" -> result(fields);
      case "image" -> media(fields, "image", true);
      case "file" -> media(fields, "data", false);
      default -> part;
    };
  }

  static @Nullable Object call(@Nullable Object given) {
    if (!(given instanceof Map<?, ?> fields)) {
      return given;
    }
    Map<String, @Nullable Object> call = copy(fields);
    rename(call, "toolCallId", "id");
    rename(call, "toolName", "name");
    rename(call, "args", "arguments");
    rename(call, "input", "arguments");
    call.remove("toolCallType", "function");
    call.put("type", "tool_call");
    return call;
  }

  /** Since version 5 the output says of what kind it is. */
  private static Object result(Map<?, ?> fields) {
    Map<String, @Nullable Object> result = copy(fields);
    rename(result, "toolCallId", "id");
    rename(result, "toolName", "name");
    rename(result, "output", "response");
    rename(result, "result", "response");
    result.put("type", "tool_call_response");
    if (result.get("response") instanceof Map<?, ?> output
        && output.size() == 2
        && output.get("type") instanceof String kind
        && output.get("value") != null) {
      result.put("response", output.get("value"));
      if (!kind.equals("text") && !kind.equals("json")) {
        result.putIfAbsent("output_type", kind);
      }
    }
    return result;
  }

  private static Object media(Map<?, ?> fields, String key, boolean image) {
    Map<String, @Nullable Object> media = copy(fields);
    rename(media, "mediaType", "mime_type");
    rename(media, "mimeType", "mime_type");
    if (!(media.get(key) instanceof String data)) {
      return fields;
    }
    media.remove(key);
    boolean link =
        data.startsWith("http:") || data.startsWith("https:") || data.startsWith("data:");
    media.put("type", link ? "uri" : "blob");
    media.put(link ? "uri" : "content", data);
    if (image) {
      media.putIfAbsent("modality", "image");
    }
    return media;
  }

  private static Map<String, @Nullable Object> copy(Map<?, ?> fields) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    fields.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }

  private static void rename(Map<String, @Nullable Object> fields, String from, String to) {
    if (fields.containsKey(from) && !fields.containsKey(to)) {
      fields.put(to, fields.remove(from));
    }
  }
}
