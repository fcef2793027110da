package ai.honeyhive.tracer.genai;

import ai.honeyhive.tracer.TracedSpan;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is said to and by a model, on a span. The application's lists may change while they are
 * read, and hold null; nothing of that gets out.
 */
final class Conversation {
  private static final Fence FENCE = new Fence(new Diagnostics());

  private Conversation() {}

  static void system(TracedSpan span, String text) {
    FENCE.run(
        "Recording instructions",
        () -> span.attribute(
            "gen_ai.system_instructions", List.of(Map.of("type", "text", "content", text))));
  }

  static void input(TracedSpan span, List<ChatMessage> messages) {
    FENCE.run(
        "Recording messages",
        () -> span.attribute("gen_ai.input.messages", json(messages, ChatMessage::json)));
  }

  static void input(TracedSpan span, ChatMessage... messages) {
    FENCE.run("Recording messages", () -> input(span, Arrays.asList(messages)));
  }

  static void output(TracedSpan span, List<ChatMessage> messages) {
    FENCE.run("Recording messages", () -> {
      span.attribute("gen_ai.output.messages", json(messages, ChatMessage::json));
      List<Object> reasons = json(messages, ChatMessage::finishReason);
      if (!reasons.isEmpty()) {
        span.attribute("gen_ai.response.finish_reasons", reasons);
      }
    });
  }

  static void output(TracedSpan span, ChatMessage... messages) {
    FENCE.run("Recording messages", () -> output(span, Arrays.asList(messages)));
  }

  static void tools(TracedSpan span, List<ToolDefinition> tools) {
    FENCE.run(
        "Recording tools",
        () -> span.attribute("gen_ai.tool.definitions", json(tools, ToolDefinition::json)));
  }

  private static <T> List<Object> json(List<T> values, Function<T, @Nullable Object> form) {
    return values.stream()
        .filter(Objects::nonNull)
        .map(form)
        .filter(Objects::nonNull)
        .toList();
  }
}
