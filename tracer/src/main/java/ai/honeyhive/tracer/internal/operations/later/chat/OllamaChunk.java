package ai.honeyhive.tracer.internal.operations.later.chat;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code {"message": {"content": …}, "done": …}}, or {@code "response"} in place of the message.
 */
final class OllamaChunk implements ChatShape {
  @Override
  public boolean read(JsonNode part, ChatAnswer into) {
    JsonNode message = part.path("message");
    if (!part.path("done").isBoolean()
        || (!message.isObject() && !part.path("response").isTextual())) {
      return false;
    }
    into.role(message.path("role"));
    into.text(message.path("content"));
    into.text(part.path("response"));
    for (JsonNode called : message.path("tool_calls")) {
      ToolCallParts call = into.call(into.nextCall());
      call.name(called.path("function").path("name"));
      call.arguments(called.path("function").path("arguments"));
    }
    into.finishReason(part.path("done_reason"));
    into.model(part.path("model"));
    into.usage(part);
    return true;
  }
}
