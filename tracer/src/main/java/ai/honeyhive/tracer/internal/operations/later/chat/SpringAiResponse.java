package ai.honeyhive.tracer.internal.operations.later.chat;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code {"results": [{"output": {"text": …}}], "metadata": {"usage": …}}}, a bean of Spring AI.
 */
final class SpringAiResponse implements ChatShape {
  @Override
  public boolean read(JsonNode part, ChatAnswer into) {
    JsonNode generation = part.path("results").path(0);
    JsonNode output = generation.path("output");
    JsonNode metadata = part.path("metadata");
    if (!output.isObject() && !metadata.path("usage").isObject()) {
      return false;
    }
    into.text(output.path("text"));
    for (JsonNode called : output.path("toolCalls")) {
      ToolCallParts call = into.call(into.nextCall());
      call.id(called.path("id"));
      call.name(called.path("name"));
      call.arguments(called.path("arguments"));
    }
    into.finishReason(generation.path("metadata").path("finishReason"));
    into.model(metadata.path("model"));
    into.usage(metadata.path("usage"));
    return true;
  }
}
