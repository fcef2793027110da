package ai.honeyhive.client.mapping;

import static ai.honeyhive.client.mapping.Spans.json;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import org.junit.jupiter.api.Test;

/** The worked examples of the mapping reference, section 11. */
class WorkedExamplesTest {

  /** 11.1. */
  @Test
  void traceloopChatWithAToolCall() {
    Event event = Spans.mapped(Spans.span()
        .name("openai.chat")
        .scopeName("opentelemetry.instrumentation.openai.v1")
        .scopeVersion("0.30.0")
        .attributes(json("""
            {
              "gen_ai.system": "OpenAI", "llm.request.type": "chat", "gen_ai.request.model": "m-1",
              "gen_ai.request.temperature": 0.1, "llm.is_streaming": false,
              "gen_ai.prompt.0.role": "user", "gen_ai.prompt.0.content": "Sum 2 and 3",
              "llm.request.functions.0.name": "add", "llm.request.functions.0.description": "adds",
              "llm.request.functions.0.parameters": "{\\"type\\":\\"object\\"}",
              "gen_ai.completion.0.role": "assistant", "gen_ai.completion.0.finish_reason": "tool_calls",
              "gen_ai.completion.0.tool_calls.0.id": "c1", "gen_ai.completion.0.tool_calls.0.name": "add",
              "gen_ai.completion.0.tool_calls.0.arguments": "{\\"a\\":2,\\"b\\":3}",
              "gen_ai.usage.prompt_tokens": 9, "gen_ai.usage.completion_tokens": 5, "llm.usage.total_tokens": 14,
              "gen_ai.response.model": "m-1-2025",
              "honeyhive.session_id": "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11"
            }
            """)));
    assertThat(event.eventType()).isEqualTo(EventType.MODEL);
    assertThat(event.eventName()).isEqualTo("openai.chat");
    assertThat(event.sessionId()).isEqualTo("6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11");
    assertThat(event.error()).isNull();
    assertThat(event.config()).isEqualTo(json("""
        {"provider": "OpenAI", "model": "m-1", "temperature": 0.1, "is_streaming": false}
        """));
    assertThat(event.inputs()).isEqualTo(json("""
        {
          "chat_history": [{"role": "user", "content": "Sum 2 and 3"}],
          "functions": [{"name": "add", "description": "adds", "parameters": "{\\"type\\":\\"object\\"}"}]
        }
        """));
    assertThat(event.outputs()).isEqualTo(json("""
        {
          "role": "assistant", "finish_reason": "tool_calls", "tool_calls.0.id": "c1",
          "tool_calls.0.name": "add", "tool_calls.0.arguments": "{\\"a\\":2,\\"b\\":3}"
        }
        """));
    assertThat(event.metadata()).isEqualTo(json("""
        {
          "llm.request.type": "chat", "request_type": "chat", "response_model": "m-1-2025",
          "model_name": "m-1-2025", "prompt_tokens": 9, "completion_tokens": 5, "total_tokens": 14,
          "instrumentor": "traceloop", "has_otlp_lineage": true,
          "scope": {"name": "opentelemetry.instrumentation.openai.v1", "version": "0.30.0"},
          "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736", "span_id": "00f067aa0ba902b7"
        }
        """));
    assertThat(event.metrics()).isEmpty();
    assertThat(event.feedback()).isEmpty();
    assertThat(event.userProperties()).isEmpty();
  }

  /** 11.2. */
  @Test
  void currentGenAiForm() {
    Event event = Spans.mapped("""
        {
          "gen_ai.operation.name": "chat", "gen_ai.provider.name": "anthropic", "gen_ai.request.model": "m-2",
          "gen_ai.request.max_tokens": 100,
          "gen_ai.system_instructions": "[{\\"type\\":\\"text\\",\\"content\\":\\"Be brief.\\"}]",
          "gen_ai.input.messages": "[{\\"role\\":\\"user\\",\\"parts\\":[{\\"type\\":\\"text\\",\\"content\\":\\"Hi\\"}]},{\\"role\\":\\"tool\\",\\"parts\\":[{\\"type\\":\\"tool_call_response\\",\\"id\\":\\"c9\\",\\"response\\":{\\"ok\\":true}}]}]",
          "gen_ai.output.messages": "[{\\"role\\":\\"assistant\\",\\"parts\\":[{\\"type\\":\\"text\\",\\"content\\":\\"Hello.\\"}],\\"finish_reason\\":\\"stop\\"}]",
          "gen_ai.usage.input_tokens": 7, "gen_ai.usage.output_tokens": 2, "gen_ai.response.finish_reasons": ["stop"]
        }
        """);
    assertThat(event.eventType()).isEqualTo(EventType.MODEL);
    assertThat(event.config()).isEqualTo(json("""
        {"provider": "anthropic", "model": "m-2", "max_tokens": 100, "system_instructions": "Be brief."}
        """));
    assertThat(event.inputs()).isEqualTo(json("""
        {"chat_history": [
          {"role": "system", "content": "Be brief."},
          {"role": "user", "content": "Hi"},
          {"role": "tool", "tool_call_id": "c9", "content": "{\\"ok\\":true}"}
        ]}
        """));
    assertThat(event.outputs()).isEqualTo(json("""
        {"role": "assistant", "content": "Hello.", "finish_reason": "stop"}
        """));
    assertThat(event.metadata()).isEqualTo(json("""
        {
          "operation_name": "chat", "provider": "anthropic", "model_name": "m-2",
          "prompt_tokens": 7, "completion_tokens": 2, "total_tokens": 9, "input_tokens": 7, "output_tokens": 2,
          "finish_reasons": ["stop"], "finish_reason": "stop", "instrumentor": "standardgenai",
          "has_otlp_lineage": true,
          "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736", "span_id": "00f067aa0ba902b7"
        }
        """));
  }

  /** 11.3. */
  @Test
  void nativeAttributesAndTheListRule() {
    Event event = Spans.mapped("""
        {
          "honeyhive_event_type": "chain",
          "honeyhive_inputs._params_.opts.units": "metric",
          "honeyhive_outputs.result.0.function.name": "f", "honeyhive_outputs.result.0.type": "function",
          "honeyhive_metrics.score": 0.5, "honeyhive.inputs.prompt": "kept flat", "custom.flag": true
        }
        """);
    assertThat(event.eventType()).isEqualTo(EventType.CHAIN);
    assertThat(event.inputs())
        .isEqualTo(json("{\"_params_\": {\"opts\": {\"units\": \"metric\"}}}"));
    assertThat(event.outputs())
        .isEqualTo(json("{\"result\": [{\"function.name\": \"f\", \"type\": \"function\"}]}"));
    assertThat(event.metrics()).isEqualTo(json("{\"score\": 0.5}"));
    assertThat(event.metadata())
        .containsAllEntriesOf(json("""
        {"honeyhive_event_type": "chain", "honeyhive.inputs.prompt": "kept flat", "custom.flag": true}
        """))
        .containsEntry("instrumentor", "honeyhive");
  }

  /** 11.4. */
  @Test
  void springAiToolSpan() {
    Event event = Spans.mapped("""
        {
          "spring.ai.kind": "tool_call", "gen_ai.operation.name": "framework", "gen_ai.system": "spring_ai",
          "spring.ai.tool.definition.name": "add", "spring.ai.tool.call.arguments": "{\\"a\\":2}",
          "spring.ai.tool.call.result": "5"
        }
        """);
    assertThat(event.eventType()).isEqualTo(EventType.TOOL);
    assertThat(event.config()).isEqualTo(json("{\"tool_name\": \"add\"}"));
    assertThat(event.inputs()).isEqualTo(json("{\"a\": 2}"));
    assertThat(event.outputs()).isEqualTo(json("{\"message\": \"5\"}"));
    assertThat(event.metadata()).isEqualTo(json("""
        {
          "operation_name": "framework", "system": "spring_ai", "tool_name": "add",
          "spring.ai.kind": "tool_call", "instrumentor": "spring-ai", "has_otlp_lineage": true,
          "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736", "span_id": "00f067aa0ba902b7"
        }
        """));
  }

  /** 11.5. */
  @Test
  void agentSpan() {
    Event event = Spans.mapped("""
        {
          "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "planner", "gen_ai.request.model": "m-3",
          "gen_ai.input.messages": "[{\\"role\\":\\"user\\",\\"parts\\":[{\\"type\\":\\"text\\",\\"content\\":\\"Plan it\\"}]}]",
          "gen_ai.output.messages": "[{\\"role\\":\\"assistant\\",\\"parts\\":[{\\"type\\":\\"text\\",\\"content\\":\\"Done\\"}],\\"finish_reason\\":\\"stop\\"}]"
        }
        """);
    assertThat(event.eventType()).isEqualTo(EventType.CHAIN);
    assertThat(event.config()).isEqualTo(json("{\"agent_name\": \"planner\", \"model\": \"m-3\"}"));
    assertThat(event.inputs()).isEqualTo(json("""
        {"query": "Plan it", "chat_history": [{"role": "user", "content": "Plan it"}]}
        """));
    assertThat(event.outputs()).isEqualTo(json("""
        {"result": "Done", "conversation": [{"role": "assistant", "content": "Done", "finish_reason": "stop"}]}
        """));
    assertThat(event.metadata()).isEqualTo(json("""
        {
          "operation_name": "invoke_agent", "agent_name": "planner", "instrumentor": "standardgenai",
          "has_otlp_lineage": true,
          "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736", "span_id": "00f067aa0ba902b7"
        }
        """));
  }
}
