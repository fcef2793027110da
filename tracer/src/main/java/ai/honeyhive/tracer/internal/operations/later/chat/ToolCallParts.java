package ai.honeyhive.tracer.internal.operations.later.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The call of a tool, put together from its parts. Not thread-safe. */
final class ToolCallParts {
  private static final int LONGEST = 1 << 18;

  private final StringBuilder arguments = new StringBuilder();
  private String id = "";
  private String name = "";

  void id(JsonNode said) {
    id = said.isTextual() && !said.textValue().isEmpty() ? said.textValue() : id;
  }

  void name(JsonNode said) {
    name = said.isTextual() && !said.textValue().isEmpty() ? said.textValue() : name;
  }

  /** Text is a part of the arguments, anything else is all of them. */
  void arguments(JsonNode part) {
    String text = part.isTextual()
        ? part.textValue()
        : part.isMissingNode() || part.isNull() ? "" : part.toString();
    arguments.append(text, 0, Math.min(text.length(), LONGEST - arguments.length()));
  }

  Map<String, String> toMap() {
    Map<String, String> call = new LinkedHashMap<>();
    if (!id.isEmpty()) {
      call.put("id", id);
    }
    call.put("name", name);
    call.put("arguments", arguments.toString());
    return call;
  }
}
