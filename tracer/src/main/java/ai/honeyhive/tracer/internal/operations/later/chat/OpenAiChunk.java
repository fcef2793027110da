package ai.honeyhive.tracer.internal.operations.later.chat;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code {"choices": [{"delta": …}], "usage": …}}, which many others copied. */
final class OpenAiChunk implements ChatShape {
  @Override
  public boolean read(JsonNode part, ChatAnswer into) {
    JsonNode choices = part.path("choices");
    JsonNode choice = choices.path(0);
    boolean isLast =
        choices.isArray() && choices.isEmpty() && part.path("usage").isObject();
    if (!choice.path("delta").isObject() && !isLast) {
      return false;
    }
    JsonNode delta = choice.path("delta");
    into.role(delta.path("role"));
    into.text(delta.path("content"));
    for (JsonNode call : delta.path("tool_calls")) {
      ToolCallParts made = into.call(call.path("index").asText("0"));
      made.id(call.path("id"));
      made.name(call.path("function").path("name"));
      made.arguments(call.path("function").path("arguments"));
    }
    into.finishReason(choice.path("finish_reason"));
    into.model(part.path("model"));
    into.usage(part.path("usage"));
    return true;
  }
}
