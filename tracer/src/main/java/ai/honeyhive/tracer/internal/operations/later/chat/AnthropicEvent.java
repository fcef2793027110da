package ai.honeyhive.tracer.internal.operations.later.chat;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code {"type": "content_block_delta", …}} and its like, the events of Anthropic's Messages API.
 */
final class AnthropicEvent implements ChatShape {
  @Override
  public boolean read(JsonNode part, ChatAnswer into) {
    switch (part.path("type").asText()) {
      case "message_start" -> {
        JsonNode message = part.path("message");
        into.role(message.path("role"));
        into.model(message.path("model"));
        into.usage(message.path("usage"));
      }
      case "content_block_start" -> begin(part, into);
      case "content_block_delta" -> {
        JsonNode delta = part.path("delta");
        into.text(delta.path("text"));
        if (delta.has("partial_json")) {
          into.call(part.path("index").asText()).arguments(delta.path("partial_json"));
        }
      }
      case "message_delta" -> {
        into.finishReason(part.path("delta").path("stop_reason"));
        into.usage(part.path("usage"));
      }
      case "message_stop", "content_block_stop", "ping" -> {
        return part.size() <= 3;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void begin(JsonNode part, ChatAnswer into) {
    JsonNode block = part.path("content_block");
    into.text(block.path("text"));
    if (block.path("type").asText().equals("tool_use")) {
      ToolCallParts call = into.call(part.path("index").asText());
      call.id(block.path("id"));
      call.name(block.path("name"));
    }
  }
}
