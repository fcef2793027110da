package ai.honeyhive.tracer.internal.operations.later.chat;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code {"candidates": [{"content": {"parts": …}}], "usageMetadata": …}}. */
final class GeminiChunk implements ChatShape {
  @Override
  public boolean read(JsonNode part, ChatAnswer into) {
    JsonNode candidate = part.path("candidates").path(0);
    if (!candidate.isObject() && !part.path("usageMetadata").isObject()) {
      return false;
    }
    for (JsonNode piece : candidate.path("content").path("parts")) {
      into.text(piece.path("text"));
      JsonNode function = piece.path("functionCall");
      if (function.isObject()) {
        ToolCallParts call = into.call(into.nextCall());
        call.id(function.path("id"));
        call.name(function.path("name"));
        call.arguments(function.path("args"));
      }
    }
    into.finishReason(candidate.path("finishReason"));
    into.model(part.path("modelVersion"));
    into.usage(part.path("usageMetadata"));
    return true;
  }
}
