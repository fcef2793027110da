package ai.honeyhive.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A reply in the two forms of OpenAI's chat completion: one object, or chunks. */
final class Completion {
  private static final long CREATED = 1_700_000_000L;
  private static final int PIECE = 12;

  private final JsonNode request;
  private final Reply reply;
  private final int number;

  Completion(JsonNode request, Reply reply, int number) {
    this.request = request;
    this.reply = reply;
    this.number = number;
  }

  ObjectNode whole() {
    ObjectNode body = head("chat.completion");
    ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
    ObjectNode message = choice.putObject("message").put("role", "assistant");
    message.put("content", reply.content()).put("refusal", reply.refusal());
    if (!reply.calls().isEmpty()) {
      ArrayNode calls = message.putArray("tool_calls");
      reply.calls().forEach(call -> describe(calls.addObject(), call, call.arguments()));
    }
    choice.putNull("logprobs").put("finish_reason", reply.finishReason());
    body.set("usage", usage().toJson());
    return body;
  }

  List<ObjectNode> chunks() {
    boolean withUsage = request.path("stream_options").path("include_usage").asBoolean();
    List<ObjectNode> chunks = new ArrayList<>();
    chunks.add(chunk(delta -> delta.put("role", "assistant").put("content", "")));
    addPieces(chunks, "content", reply.content());
    addPieces(chunks, "refusal", reply.refusal());
    for (int i = 0; i < reply.calls().size(); i++) {
      addToolCall(chunks, i, reply.calls().get(i));
    }
    ObjectNode last = chunk(delta -> {});
    ((ObjectNode) last.path("choices").path(0)).put("finish_reason", reply.finishReason());
    chunks.add(last);
    if (withUsage) {
      chunks.forEach(chunk -> chunk.putNull("usage"));
      ObjectNode usage = head("chat.completion.chunk");
      usage.putArray("choices");
      usage.set("usage", usage().toJson());
      chunks.add(usage);
    }
    return chunks;
  }

  private void addPieces(List<ObjectNode> chunks, String field, @Nullable String text) {
    for (String piece : pieces(text == null ? "" : text)) {
      chunks.add(chunk(delta -> delta.put(field, piece)));
    }
  }

  private void addToolCall(List<ObjectNode> chunks, int index, ToolCall call) {
    chunks.add(chunk(
        delta -> describe(delta.putArray("tool_calls").addObject().put("index", index), call, "")));
    for (String piece : pieces(call.arguments())) {
      chunks.add(chunk(delta -> delta
          .putArray("tool_calls")
          .addObject()
          .put("index", index)
          .putObject("function")
          .put("arguments", piece)));
    }
  }

  private static void describe(ObjectNode target, ToolCall call, String arguments) {
    target.put("id", call.id()).put("type", "function");
    target.putObject("function").put("name", call.name()).put("arguments", arguments);
  }

  private ObjectNode chunk(Consumer<ObjectNode> delta) {
    ObjectNode chunk = head("chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    delta.accept(choice.putObject("delta"));
    choice.putNull("logprobs").putNull("finish_reason");
    return chunk;
  }

  private ObjectNode head(String kind) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "chatcmpl-" + number)
        .put("object", kind)
        .put("created", CREATED)
        .put("model", request.path("model").asText("scripted"));
  }

  private Usage usage() {
    Usage given = reply.extras().usage();
    return given != null ? given : Usage.derived(request, reply);
  }

  /** Cuts at code points, so that no piece ends in half a character. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int left = text.codePointCount(start, text.length());
      int end = text.offsetByCodePoints(start, Math.min(PIECE, left));
      pieces.add(text.substring(start, end));
      start = end;
    }
    return pieces;
  }
}
