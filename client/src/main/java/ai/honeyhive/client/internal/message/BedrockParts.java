package ai.honeyhive.client.internal.message;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of messages of Bedrock's Converse API, whose only field says what they are. */
public final class BedrockParts {
  public static final PartStyle STYLE = new PartStyle("\n", BedrockParts::standard);

  private static final Set<String> KINDS = Set.of(
      "text", "toolUse", "toolResult", "reasoningContent", "image", "document", "cachePoint");

  private BedrockParts() {}

  /** Whether a list holds parts of this form, or of that of the GenAI conventions. */
  public static boolean areParts(@Nullable Object value) {
    return value instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(BedrockParts::isPart);
  }

  private static boolean isPart(@Nullable Object value) {
    return value instanceof Map<?, ?> part
        && (part.get("type") instanceof String
            || (part.size() == 1 && KINDS.containsAll(part.keySet())));
  }

  private static @Nullable Object standard(@Nullable Object part) {
    if (!(part instanceof Map<?, ?> fields) || fields.size() != 1) {
      return part;
    }
    if (fields.get("toolUse") instanceof Map<?, ?> use) {
      Map<String, @Nullable Object> call = Fields.copy(use);
      Fields.move(call, "toolUseId", call, "id");
      Fields.move(call, "input", call, "arguments");
      call.put("type", "tool_call");
      return call;
    }
    if (fields.get("toolResult") instanceof Map<?, ?> result) {
      return response(result);
    }
    if (fields.get("reasoningContent") instanceof Map<?, ?> content
        && content.get("reasoningText") instanceof Map<?, ?> thought
        && thought.get("text") instanceof String text
        && thought.size() == 1) {
      return Map.of("type", "reasoning", "content", text);
    }
    return part;
  }

  private static Object response(Map<?, ?> result) {
    Map<String, @Nullable Object> response = Fields.copy(result);
    Fields.move(response, "toolUseId", response, "id");
    Fields.move(response, "content", response, "response");
    response.put("type", "tool_call_response");
    if (response.get("response") instanceof List<?> parts
        && parts.size() == 1
        && parts.get(0) instanceof Map<?, ?> only
        && only.size() == 1) {
      Object value = only.get("text") == null ? only.get("json") : only.get("text");
      if (value != null) {
        response.put("response", value);
      }
    }
    return response;
  }
}
