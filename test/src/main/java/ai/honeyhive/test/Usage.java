package ai.honeyhive.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Token counts of one completion. */
record Usage(long promptTokens, long completionTokens) {
  private static final int CHARACTERS_PER_TOKEN = 4;

  Usage {
    if (promptTokens < 0 || completionTokens < 0) {
      throw new IllegalArgumentException(
          "token counts must not be negative: " + promptTokens + ", " + completionTokens);
    }
  }

  /** One token for every four characters begun, of the messages and of the answer. */
  static Usage derived(JsonNode request, Reply reply) {
    long prompt = 0;
    for (JsonNode message : request.path("messages")) {
      prompt += tokens(text(message.path("content")));
      for (JsonNode call : message.path("tool_calls")) {
        JsonNode function = call.path("function");
        prompt +=
            tokens(function.path("name").asText() + function.path("arguments").asText());
      }
    }
    return new Usage(prompt, tokens(reply.allText()));
  }

  private static String text(JsonNode content) {
    if (!content.isArray()) {
      return content.asText("");
    }
    StringBuilder text = new StringBuilder();
    content.forEach(part -> text.append(part.path("text").asText("")));
    return text.toString();
  }

  private static int tokens(String text) {
    return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }

  ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("prompt_tokens", promptTokens)
        .put("completion_tokens", completionTokens)
        .put("total_tokens", promptTokens + completionTokens);
  }
}
