package ai.honeyhive.tracer.internal.operations.later.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a model, put together from its parts: text is joined, calls of tools are completed,
 * and of figures that are repeated the last one counts. Not thread-safe.
 */
public final class ChatAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<ChatShape> SHAPES = List.of(
      new OpenAiChunk(),
      new AnthropicEvent(),
      new OpenAiResponseEvent(),
      new GeminiChunk(),
      new OllamaChunk(),
      new SpringAiResponse());
  private static final int LONGEST = 1 << 20;
  private static final int MOST_CALLS = 1_000;

  private final StringBuilder text = new StringBuilder();
  private final Map<String, ToolCallParts> calls = new LinkedHashMap<>();
  private final TokenCounts tokens = new TokenCounts();
  private @Nullable ChatShape shape;
  private @Nullable String role;
  private @Nullable String finishReason;
  private @Nullable String model;
  private long cut;

  /**
   * Reads a part.
   *
   * @param json the part, as JSON text
   * @return whether it is a part of a model's answer
   */
  public boolean read(String json) {
    try {
      JsonNode part = JSON.readTree(json);
      return part != null && part.isObject() && read(part);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private boolean read(JsonNode part) {
    ChatShape known = shape;
    if (known != null && known.read(part, this)) {
      return true;
    }
    for (ChatShape other : SHAPES) {
      if (other != known && other.read(part, this)) {
        shape = other;
        return true;
      }
    }
    return false;
  }

  void text(JsonNode added) {
    if (added.isTextual()) {
      String part = added.textValue();
      int room = LONGEST - text.length();
      if (part.length() > room) {
        cut += part.length() - room;
        part = part.substring(0, room);
      }
      text.append(part);
    }
  }

  void role(JsonNode said) {
    role = textOr(said, role);
  }

  void finishReason(JsonNode said) {
    finishReason = textOr(said, finishReason);
  }

  void model(JsonNode said) {
    model = textOr(said, model);
  }

  void usage(JsonNode usage) {
    tokens.read(usage);
  }

  /** The call of a tool with that key; made when there is none. */
  ToolCallParts call(String key) {
    ToolCallParts known = calls.get(key);
    if (known == null) {
      known = new ToolCallParts();
      if (calls.size() < MOST_CALLS) {
        calls.put(key, known);
      }
    }
    return known;
  }

  /** A key for a call that comes in one part. */
  String nextCall() {
    return "#" + calls.size();
  }

  private static @Nullable String textOr(JsonNode said, @Nullable String before) {
    return said.isTextual() && !said.textValue().isEmpty() ? said.textValue() : before;
  }

  /** The message: role, content, finish_reason and tool_calls, as far as there are any. */
  public Map<String, Object> message() {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("role", role == null ? "assistant" : role);
    if (text.length() > 0 || calls.isEmpty()) {
      message.put("content", cut == 0 ? text.toString() : text + "… [" + cut + " more]");
    }
    if (!calls.isEmpty()) {
      List<Map<String, String>> made = new ArrayList<>();
      calls.values().forEach(call -> made.add(call.toMap()));
      message.put("tool_calls", made);
    }
    if (finishReason != null) {
      message.put("finish_reason", finishReason);
    }
    return message;
  }

  /** The figures by their names in an event's metadata. */
  public Map<String, Long> tokens() {
    return tokens.byName();
  }

  /** The model that answered, when it said so. */
  public @Nullable String model() {
    return model;
  }
}
