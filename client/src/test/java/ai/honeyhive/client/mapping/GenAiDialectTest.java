package ai.honeyhive.client.mapping;

import static ai.honeyhive.client.mapping.Spans.json;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OpenTelemetry's GenAI conventions, current form: section 8.2 of the mapping reference. */
class GenAiDialectTest {

  @Test
  void settingsOfTheRequest() {
    Event event = Spans.mapped("""
        {
          "gen_ai.operation.name": "chat", "gen_ai.request.model": "m", "gen_ai.request.temperature": 0.1,
          "gen_ai.request.top_p": 0.9, "gen_ai.request.top_k": 5, "gen_ai.request.frequency_penalty": 0.2,
          "gen_ai.request.presence_penalty": 0.3, "gen_ai.request.seed": 42, "gen_ai.request.max_tokens": 64,
          "gen_ai.request.choice.count": 2, "gen_ai.request.stop_sequences": ["END"],
          "gen_ai.request.encoding_formats": ["float"], "gen_ai.output.type": "json",
          "gen_ai.embeddings.dimension.count": 256, "gen_ai.request.stream": true
        }
        """);
    assertThat(event.config()).isEqualTo(json("""
        {
          "model": "m", "temperature": 0.1, "top_p": 0.9, "top_k": 5, "frequency_penalty": 0.2,
          "presence_penalty": 0.3, "seed": 42, "max_tokens": 64, "choice_count": 2, "stop_sequences": ["END"],
          "encoding_formats": ["float"], "output_type": "json", "dimensions": 256, "is_streaming": true
        }
        """));
  }

  /** Section 6.3: the Micrometer bridge sends every attribute as text. */
  @Test
  void settingsSentAsText() {
    Event event = Spans.mapped("""
        {
          "gen_ai.request.temperature": "0.3", "gen_ai.request.max_tokens": "50", "gen_ai.request.top_k": "many",
          "gen_ai.request.stop_sequences": "[\\"END\\"]", "gen_ai.request.stream": "false",
          "gen_ai.request.seed": "99999999999999999999", "gen_ai.response.finish_reasons": "[\\"TOOL_CALLS\\"]"
        }
        """);
    assertThat(event.config()).isEqualTo(json("""
        {
          "temperature": 0.3, "max_tokens": 50, "top_k": "many", "stop_sequences": ["END"], "is_streaming": false,
          "seed": "99999999999999999999"
        }
        """));
    assertThat(event.metadata())
        .containsEntry("finish_reasons", List.of("TOOL_CALLS"))
        .containsEntry("finish_reason", "TOOL_CALLS");
  }

  @Test
  void whatIsKnownOfTheResponseAndTheAgent() {
    Event event = Spans.mapped("""
        {
          "gen_ai.operation.name": "chat", "gen_ai.response.id": "r", "gen_ai.response.model": "m-2025",
          "gen_ai.conversation.id": "c", "gen_ai.agent.id": "a", "gen_ai.agent.name": "planner",
          "gen_ai.agent.description": "plans", "gen_ai.workflow.name": "w", "gen_ai.data_source.id": "d",
          "server.address": "localhost", "gen_ai.response.finish_reasons": "STOP"
        }
        """);
    assertThat(event.metadata()).containsAllEntriesOf(json("""
            {
              "operation_name": "chat", "response_id": "r", "response_model": "m-2025", "model_name": "m-2025",
              "conversation_id": "c", "agent_id": "a", "agent_name": "planner", "agent_description": "plans",
              "workflow_name": "w", "gen_ai.data_source.id": "d", "server.address": "localhost",
              "finish_reasons": ["STOP"], "finish_reason": "STOP"
            }
            """));
    assertThat(event.config()).isEqualTo(Map.of("model", "m-2025"));
    assertThat(event.outputs()).isEqualTo(Map.of("finish_reason", "STOP"));
  }

  @Test
  void agentsAndWorkflowsNameThemselvesInConfig() {
    assertThat(Spans.mapped("""
        {
          "gen_ai.operation.name": "invoke_workflow", "gen_ai.agent.name": "planner",
          "gen_ai.agent.description": "plans", "gen_ai.workflow.name": "w"
        }
        """).config())
        .isEqualTo(
            json(
                "{\"agent_name\": \"planner\", \"agent_description\": \"plans\", \"workflow_name\": \"w\"}"));
  }

  @Test
  void aToolCall() {
    Event event = Spans.mapped("""
        {
          "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "add", "gen_ai.tool.description": "adds",
          "gen_ai.tool.type": "function", "gen_ai.tool.call.id": "c1", "gen_ai.tool.status": "done",
          "gen_ai.tool.call.arguments": "{\\"a\\": 2, \\"b\\": {\\"c\\": 3}}", "gen_ai.tool.call.result": "5"
        }
        """);
    assertThat(event.config())
        .isEqualTo(
            json(
                "{\"tool_name\": \"add\", \"tool_description\": \"adds\", \"tool_type\": \"function\"}"));
    assertThat(event.inputs()).isEqualTo(json("{\"a\": 2, \"b\": {\"c\": 3}}"));
    assertThat(event.outputs()).isEqualTo(Map.of("message", "5"));
    assertThat(event.metadata())
        .containsEntry("tool_name", "add")
        .containsEntry("tool_call_id", "c1")
        .containsEntry("tool_status", "done");
  }

  @Test
  void aToolCallWithOtherValues() {
    Event event = Spans.mapped(
        "{\"gen_ai.tool.call.arguments\": \"[1, 2]\", \"gen_ai.tool.call.result\": {\"sum\": 3}}");
    assertThat(event.inputs()).isEqualTo(json("{\"input\": [1, 2]}"));
    assertThat(event.outputs()).isEqualTo(Map.of("message", "{\"sum\":3}"));
    assertThat(Spans.mapped("{\"gen_ai.tool.call.arguments\": \"plain\"}").inputs())
        .isEqualTo(Map.of("input", "plain"));
  }

  @Test
  void argumentsThatDifferFromNativeInputsStay() {
    Event event = Spans.mapped("""
        {"honeyhive_inputs.a": 1, "gen_ai.tool.call.arguments": "{\\"a\\": 2, \\"b\\": 3}"}
        """);
    assertThat(event.inputs()).isEqualTo(Map.of("a", 1L, "b", 3L));
    assertThat(event.metadata())
        .containsEntry("gen_ai.tool.call.arguments", "{\"a\": 2, \"b\": 3}");
  }

  @Test
  void toolDefinitionsInTheirThreeForms() {
    Event event = Spans.mapped("""
        {
          "gen_ai.tool.definitions": "[
            {\\"type\\":\\"function\\",\\"name\\":\\"f\\",\\"description\\":\\"d\\",\\"parameters\\":{\\"type\\":\\"object\\"}},
            {\\"type\\":\\"function\\",\\"function\\":{\\"name\\":\\"g\\",\\"parameters\\":\\"{}\\",\\"strict\\":true}},
            {\\"type\\":\\"function\\",\\"name\\":\\"h\\",\\"inputSchema\\":{\\"x\\":1}}, \\"odd\\"]"
        }
        """.replace("\n", " "));
    assertThat(event.inputs()).isEqualTo(json("""
        {"functions": [
          {"name": "f", "description": "d", "parameters": "{\\"type\\":\\"object\\"}"},
          {"name": "g", "parameters": "{}", "strict": true},
          {"name": "h", "parameters": "{\\"x\\":1}"}, "odd"]}
        """));
  }

  @Test
  void definitionsThatAreNoListStay() {
    assertThat(Spans.mapped("{\"gen_ai.tool.definitions\": \"oops\"}").metadata())
        .containsEntry("gen_ai.tool.definitions", "oops");
  }

  @Test
  void instructionsAreNotRepeatedBeforeASystemMessage() {
    Event event = Spans.mapped("""
        {
          "gen_ai.system_instructions": "Be brief.",
          "gen_ai.input.messages": "[{\\"role\\": \\"system\\", \\"content\\": \\"Be kind.\\"}]"
        }
        """);
    assertThat(event.config()).isEqualTo(Map.of("system_instructions", "Be brief."));
    assertThat(event.inputs())
        .isEqualTo(json("{\"chat_history\": [{\"role\": \"system\", \"content\": \"Be kind.\"}]}"));
  }

  @Test
  void instructionsMayBeStructuredAndOfSeveralParts() {
    assertThat(Spans.mapped("""
        {"gen_ai.system_instructions": [{"type": "text", "content": "A"}, {"type": "text", "content": "B"}]}
        """).config()).isEqualTo(Map.of("system_instructions", "A\nB"));
    assertThat(Spans.mapped(
                "{\"gen_ai.system_instructions\": {\"type\": \"text\", \"content\": \"A\"}}")
            .config())
        .isEqualTo(Map.of("system_instructions", "A"));
  }

  @Test
  void severalAnswersAreChoices() {
    Event event = Spans.mapped("""
        {
          "gen_ai.operation.name": "chat",
          "gen_ai.output.messages": [
            {"role": "assistant", "parts": [{"type": "text", "content": "A"}], "finish_reason": "stop"},
            {"role": "assistant", "parts": [{"type": "text", "content": "B"}], "finish_reason": "length"}]
        }
        """);
    assertThat(event.outputs()).isEqualTo(json("""
        {
          "role": "assistant", "content": "A", "finish_reason": "stop",
          "choices": [
            {"role": "assistant", "content": "A", "finish_reason": "stop"},
            {"role": "assistant", "content": "B", "finish_reason": "length"}]
        }
        """));
  }

  @Test
  void nativeMessagesAreBelievedFirst() {
    Event event = Spans.mapped("""
        {
          "honeyhive_inputs.chat_history.0.role": "user", "honeyhive_inputs.chat_history.0.content": "mine",
          "gen_ai.input.messages": "[{\\"role\\": \\"user\\", \\"content\\": \\"theirs\\"}]",
          "honeyhive_outputs.result": "kept", "gen_ai.output.messages": "said"
        }
        """);
    assertThat(event.inputs())
        .isEqualTo(json("{\"chat_history\": [{\"role\": \"user\", \"content\": \"mine\"}]}"));
    assertThat(event.outputs())
        .isEqualTo(json("{\"result\": \"kept\", \"role\": \"assistant\", \"content\": \"said\"}"));
  }

  @Test
  void messagesThatAreNoJsonAreOneMessage() {
    assertThat(Spans.mapped("{\"gen_ai.input.messages\": \"[{\\\"role\\\": \\\"us\"}")
            .inputs())
        .isEqualTo(json(
            "{\"chat_history\": [{\"role\": \"user\", \"content\": \"[{\\\"role\\\": \\\"us\"}]}"));
  }

  @Test
  void aModelThatNeverAnsweredHasNoName() {
    Event event = Spans.mapped("""
        {"gen_ai.operation.name": "chat", "gen_ai.response.model": "none", "gen_ai.system": "spring_ai"}
        """);
    assertThat(event.config()).isEmpty();
    assertThat(event.metadata())
        .containsEntry("gen_ai.response.model", "none")
        .containsEntry("system", "spring_ai")
        .doesNotContainKeys("model_name", "response_model");
  }

  @Test
  void theModelComesFromTheFirstOfSeven() {
    assertThat(
            Spans.mapped("{\"ai.model.id\": \"b\", \"llm.model_name\": \"a\"}").config())
        .containsEntry("model", "a");
    assertThat(Spans.mapped("{\"embedding.model_name\": \"d\", \"ai.model.id\": \"b\"}")
            .config())
        .containsEntry("model", "b");
  }

  @Test
  void theProviderComesFromTheFirstOfFive() {
    assertThat(Spans.mapped("{\"gen_ai.system\": \"b\", \"gen_ai.provider.name\": \"a\"}")
            .config())
        .containsEntry("provider", "a");
    assertThat(
            Spans.mapped("{\"gen_ai.system\": \"b\", \"llm.provider\": \"a\"}").config())
        .containsEntry("provider", "a");
    assertThat(Spans.mapped("{\"ai.model.provider\": \"e\", \"llm.system\": \"d\"}")
            .config())
        .containsEntry("provider", "d");
    assertThat(Spans.mapped("{\"llm.system\": \"langchain4j\", \"ai.model.provider\": \"e\"}")
            .config())
        .containsEntry("provider", "e");
  }
}
