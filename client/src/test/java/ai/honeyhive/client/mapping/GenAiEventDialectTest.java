package ai.honeyhive.client.mapping;

import static ai.honeyhive.client.mapping.Spans.event;
import static ai.honeyhive.client.mapping.Spans.json;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages as span events: sections 2.5 and 8.3 of the mapping reference. */
class GenAiEventDialectTest {
  private static final String CHAT =
      "{\"gen_ai.operation.name\": \"chat\", \"gen_ai.system\": \"openai\"}";

  /**
   * The second call of an agent, as the tracer joins the log records of OpenTelemetry's
   * openai-java.
   */
  @Test
  void aConversationWithToolCalls() {
    Event event = Spans.mapped(
        CHAT,
        event(
            "gen_ai.system.message", "{\"gen_ai.system\": \"openai\", \"content\": \"Be brief.\"}"),
        event(
            "gen_ai.user.message",
            "{\"gen_ai.system\": \"openai\", \"content\": \"Weather in Turin?\"}"),
        event("gen_ai.assistant.message", """
            {
              "gen_ai.system": "openai",
              "tool_calls": "[{\\"id\\":\\"c1\\",\\"type\\":\\"function\\",\\"function\\":{\\"name\\":\\"weather\\",\\"arguments\\":\\"{\\\\\\"city\\\\\\":\\\\\\"Turin\\\\\\"}\\"}}]"
            }
            """),
        event(
            "gen_ai.tool.message",
            "{\"gen_ai.system\": \"openai\", \"id\": \"c1\", \"content\": \"18 degrees\"}"),
        event("gen_ai.choice", """
            {
              "gen_ai.system": "openai", "index": 0, "finish_reason": "stop",
              "message": "{\\"role\\":\\"assistant\\",\\"content\\":\\"It is 18 degrees.\\"}"
            }
            """));
    assertThat(event.inputs()).isEqualTo(json("""
        {"chat_history": [
          {"role": "system", "content": "Be brief."},
          {"role": "user", "content": "Weather in Turin?"},
          {
            "role": "assistant", "tool_calls.0.id": "c1", "tool_calls.0.name": "weather",
            "tool_calls.0.arguments": "{\\"city\\":\\"Turin\\"}"
          },
          {"role": "tool", "tool_call_id": "c1", "content": "18 degrees"}]}
        """));
    assertThat(event.outputs()).isEqualTo(json("""
        {"role": "assistant", "content": "It is 18 degrees.", "finish_reason": "stop"}
        """));
    assertThat(event.metadata()).isEqualTo(json("""
        {
          "operation_name": "chat", "system": "openai", "instrumentor": "standardgenai", "has_otlp_lineage": true,
          "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736", "span_id": "00f067aa0ba902b7"
        }
        """));
  }

  @Test
  void aChoiceThatCallsTools() {
    Event event = Spans.mapped(CHAT, event("gen_ai.choice", """
        {
          "index": 0, "finish_reason": "tool_calls",
          "message": "{\\"content\\":null,\\"tool_calls\\":[{\\"id\\":\\"c1\\",\\"type\\":\\"function\\",\\"function\\":{\\"name\\":\\"f\\",\\"arguments\\":\\"{}\\"}}]}"
        }
        """));
    assertThat(event.outputs()).isEqualTo(json("""
        {
          "role": "assistant", "finish_reason": "tool_calls",
          "tool_calls.0.id": "c1", "tool_calls.0.name": "f", "tool_calls.0.arguments": "{}"
        }
        """));
  }

  @Test
  void aChoiceInAttributesOfItsOwn() {
    assertThat(Spans.mapped(CHAT, event("gen_ai.choice", """
        {"role": "assistant", "content": "Hi", "finish_reason": "stop", "index": "0"}
        """)).outputs())
        .isEqualTo(
            json("{\"role\": \"assistant\", \"content\": \"Hi\", \"finish_reason\": \"stop\"}"));
  }

  @Test
  void aChoiceWhoseMessageIsText() {
    assertThat(
            Spans.mapped(CHAT, event("gen_ai.choice", "{\"message\": \"Hi\"}")).outputs())
        .isEqualTo(json("{\"role\": \"assistant\", \"content\": \"Hi\"}"));
    assertThat(Spans.mapped(CHAT, event("gen_ai.choice", "{\"message\": \"{\\\"answer\\\": 42}\"}"))
            .outputs())
        .isEqualTo(json("{\"role\": \"assistant\", \"content\": \"{\\\"answer\\\": 42}\"}"));
  }

  @Test
  void severalChoicesComeInTheirOrder() {
    Event event = Spans.mapped(
        CHAT,
        event("gen_ai.choice", "{\"index\": 1, \"content\": \"B\"}"),
        event("gen_ai.choice", "{\"index\": 0, \"content\": \"A\"}"));
    assertThat(event.outputs()).containsEntry("content", "A");
    assertThat(event.outputs().get("choices"))
        .isEqualTo(List.of(
            Map.of("role", "assistant", "content", "A"),
            Map.of("role", "assistant", "content", "B")));
  }

  @Test
  void whatAChoiceSaysTwiceDifferentlyIsKept() {
    Event event = Spans.mapped(CHAT, event("gen_ai.choice", """
        {"message": "{\\"content\\": \\"A\\", \\"finish_reason\\": \\"stop\\"}", "content": "B", "finish_reason": "stop", "x": 1}
        """));
    assertThat(event.outputs())
        .containsEntry("content", "A")
        .containsEntry("finish_reason", "stop");
    assertThat(event.metadata())
        .containsEntry("_event.gen_ai.choice.0.content", "B")
        .containsEntry("_event.gen_ai.choice.0.x", 1L)
        .doesNotContainKey("_event.gen_ai.choice.0.finish_reason");
  }

  @Test
  void contentMayBeStructuredAndTextStaysText() {
    Event event = Spans.mapped(
        CHAT,
        event(
            "gen_ai.user.message",
            "{\"content\": [{\"type\": \"text\", \"text\": \"A\"}, {\"type\": \"text\", \"text\": \"B\"}]}"),
        event("gen_ai.user.message", "{\"content\": {\"a\": 1}}"),
        event(
            "gen_ai.user.message",
            "{\"content\": \"[{\\\"text\\\": \\\"C\\\"}]\", \"role\": \"developer\", \"name\": \"n\"}"));
    assertThat(event.inputs()).isEqualTo(json("""
        {"chat_history": [
          {"role": "user", "content": "A\\nB"}, {"role": "user", "content": "{\\"a\\":1}"},
          {"role": "developer", "content": "[{\\"text\\": \\"C\\"}]", "name": "n"}]}
        """));
  }

  @Test
  void toolCallsThatAreNoListStayAsTheyAre() {
    Event event =
        Spans.mapped(CHAT, event("gen_ai.assistant.message", "{\"tool_calls\": \"[{cut\"}"));
    assertThat(event.inputs())
        .isEqualTo(
            json("{\"chat_history\": [{\"role\": \"assistant\", \"tool_calls\": \"[{cut\"}]}"));
  }

  @Test
  void operationDetailsHoldTheCurrentForm() {
    Event event = Spans.mapped(CHAT, event("gen_ai.client.inference.operation.details", """
            {
              "gen_ai.operation.name": "chat",
              "gen_ai.input.messages": [{"role": "user", "parts": [{"type": "text", "content": "Hi"}]}],
              "gen_ai.output.messages": [{"role": "assistant", "parts": [{"type": "text", "content": "Hello"}]}],
              "gen_ai.system_instructions": [{"type": "text", "content": "Be brief."}],
              "gen_ai.tool.definitions": [{"name": "f"}]
            }
            """));
    assertThat(event.inputs()).isEqualTo(json("""
        {
          "chat_history": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi"}],
          "functions": [{"name": "f"}]
        }
        """));
    assertThat(event.outputs())
        .isEqualTo(json("{\"role\": \"assistant\", \"content\": \"Hello\"}"));
    assertThat(event.metadata().keySet()).noneMatch(key -> key.startsWith("_event"));
  }

  @Test
  void listsOfMessagesInEvents() {
    Event event = Spans.mapped(
        CHAT,
        event(
            "gen_ai.input",
            "{\"messages\": \"[{\\\"role\\\": \\\"user\\\", \\\"content\\\": \\\"Hi\\\"}]\"}"),
        event("gen_ai.output", "{\"messages\": \"Hello\"}"));
    assertThat(event.inputs())
        .isEqualTo(json("{\"chat_history\": [{\"role\": \"user\", \"content\": \"Hi\"}]}"));
    assertThat(event.outputs())
        .isEqualTo(json("{\"role\": \"assistant\", \"content\": \"Hello\"}"));
  }

  @Test
  void promptAndCompletionInEvents() {
    Event event = Spans.mapped(
        CHAT,
        event("gen_ai.content.prompt", "{\"gen_ai.prompt\": \"Hi\"}"),
        event("gen_ai.content.completion", "{\"gen_ai.completion\": \"Hello\"}"));
    assertThat(event.inputs())
        .isEqualTo(json("{\"chat_history\": [{\"role\": \"user\", \"content\": \"Hi\"}]}"));
    assertThat(event.outputs())
        .isEqualTo(json("{\"role\": \"assistant\", \"content\": \"Hello\"}"));
  }

  @Test
  void attributesAreBelievedBeforeEvents() {
    Event event = Spans.mapped(
        "{\"gen_ai.operation.name\": \"chat\", \"gen_ai.input.messages\": \"attribute\"}",
        event("gen_ai.user.message", "{\"content\": \"event\"}"));
    assertThat(event.inputs())
        .isEqualTo(json("{\"chat_history\": [{\"role\": \"user\", \"content\": \"attribute\"}]}"));
  }

  @Test
  void onAToolsSpanTheMessagesAreItsArgumentsAndResult() {
    Event event = Spans.mapped(
        "{\"gen_ai.operation.name\": \"execute_tool\"}",
        event(
            "gen_ai.tool.message",
            "{\"role\": \"tool\", \"content\": \"{\\\"a\\\": 2}\", \"id\": \"c1\"}"),
        event("gen_ai.choice", "{\"message\": \"5\", \"id\": \"c1\"}"),
        event("other", "{}"));
    assertThat(event.inputs()).isEqualTo(Map.of("a", 2L));
    assertThat(event.outputs()).isEqualTo(Map.of("message", "5"));
    assertThat(event.metadata())
        .containsEntry("tool_call_id", "c1")
        .containsEntry("_event.gen_ai.choice.0.id", "c1")
        .containsEntry("_event.other.0", 1_760_000_000_500.0);
  }

  @Test
  void onAnAgentsSpanTheyAreItsConversation() {
    Event event = Spans.mapped(
        "{\"gen_ai.operation.name\": \"invoke_agent\"}",
        event("gen_ai.user.message", "{\"content\": \"Plan it\"}"),
        event("gen_ai.choice", "{\"content\": \"Done\"}"));
    assertThat(event.inputs()).containsEntry("query", "Plan it");
    assertThat(event.outputs()).containsEntry("result", "Done").containsKey("conversation");
  }
}
