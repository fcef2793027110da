package ai.honeyhive.tracer.internal.operations.later.chat;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code {"type": "response.…"}}, the events of OpenAI's Responses API. */
final class OpenAiResponseEvent implements ChatShape {
  @Override
  public boolean read(JsonNode part, ChatAnswer into) {
    String type = part.path("type").asText();
    if (!type.startsWith("response.")) {
      return false;
    }
    switch (type) {
      case "response.output_text.delta" -> into.text(part.path("delta"));
      case "response.output_item.added" -> item(part, into);
      case "response.function_call_arguments.delta" ->
        into.call(part.path("output_index").asText()).arguments(part.path("delta"));
      default -> {
        JsonNode response = part.path("response");
        into.model(response.path("model"));
        into.usage(response.path("usage"));
        if (!type.equals("response.created") && !type.equals("response.in_progress")) {
          into.finishReason(response.path("status"));
        }
      }
    }
    return true;
  }

  private static void item(JsonNode part, ChatAnswer into) {
    JsonNode item = part.path("item");
    into.role(item.path("role"));
    if (item.path("type").asText().equals("function_call")) {
      ToolCallParts call = into.call(part.path("output_index").asText());
      call.id(item.path("call_id"));
      call.name(item.path("name"));
    }
  }
}
