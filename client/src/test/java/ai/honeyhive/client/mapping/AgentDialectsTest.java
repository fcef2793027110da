package ai.honeyhive.client.mapping;

import static ai.honeyhive.client.mapping.Spans.event;
import static ai.honeyhive.client.mapping.Spans.json;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spans in the forms that agent frameworks write them; the forms are from their sources. */
class AgentDialectsTest {

  @Test
  void strands_chat_readsThePartsOfConverse() {
    Event event = Spans.mapped(
        """
        {"gen_ai.system": "strands-agents", "gen_ai.operation.name": "chat", "gen_ai.request.model": "m",
         "gen_ai.server.time_to_first_token": 120, "gen_ai.server.request.duration": 900}
        """,
        event("gen_ai.user.message", "{\"content\": \"[{\\\"text\\\": \\\"Weather?\\\"}]\"}"),
        event(
            "gen_ai.assistant.message",
            "{\"content\": \"[{\\\"text\\\": \\\"Let me look\\\"}, {\\\"toolUse\\\":"
                + " {\\\"toolUseId\\\": \\\"t1\\\", \\\"name\\\": \\\"weather\\\", \\\"input\\\":"
                + " {\\\"city\\\": \\\"Turin\\\"}}}]\"}"),
        event(
            "gen_ai.tool.message",
            "{\"content\": \"[{\\\"toolResult\\\": {\\\"toolUseId\\\": \\\"t1\\\", \\\"status\\\":"
                + " \\\"success\\\", \\\"content\\\": [{\\\"text\\\": \\\"18\\\"}]}}]\"}"),
        event(
            "gen_ai.choice",
            "{\"message\": \"[{\\\"text\\\": \\\"18 degrees\\\"}]\", \"finish_reason\":"
                + " \"end_turn\"}"));
    assertThat(event.eventType()).isEqualTo(EventType.MODEL);
    assertThat(event.inputs()).isEqualTo(json("""
        {"chat_history": [
          {"role": "user", "content": "Weather?"},
          {"role": "assistant", "content": "Let me look", "tool_calls.0.id": "t1", "tool_calls.0.name": "weather",
           "tool_calls.0.arguments": "{\\"city\\":\\"Turin\\"}"},
          {"role": "tool", "tool_call_id": "t1", "content": "18", "status": "success"}]}
        """));
    assertThat(event.outputs()).isEqualTo(json("""
        {"role": "assistant", "content": "18 degrees", "finish_reason": "end_turn"}
        """));
    assertThat(event.metadata())
        .containsEntry("instrumentor", "aws-strands")
        .containsEntry("time_to_first_token_ms", 120L)
        .containsEntry("latency_ms", 900L)
        .noneSatisfy((key, value) -> assertThat(key).startsWith("_event."));
  }

  @Test
  void strands_turnOfTheLoop_isAChain() {
    Event event = Spans.mapped(
        "{\"gen_ai.system\": \"strands-agents\", \"event_loop.cycle_id\": \"c\"}",
        event("gen_ai.user.message", "{\"content\": \"[{\\\"text\\\": \\\"Hi\\\"}]\"}"),
        event("gen_ai.choice", "{\"message\": \"[{\\\"text\\\": \\\"Yes\\\"}]\"}"));
    assertThat(event.eventType()).isEqualTo(EventType.CHAIN);
    assertThat(event.inputs()).containsEntry("query", "Hi");
    assertThat(event.outputs()).containsEntry("result", "Yes").doesNotContainKey("role");
  }

  @Test
  void strands_toolOfTheNewerForm_hasArgumentsAndResult() {
    Event event = Spans.mapped(
        """
        {"gen_ai.provider.name": "strands-agents", "gen_ai.operation.name": "execute_tool",
         "gen_ai.tool.name": "add", "gen_ai.tool.call.id": "t1", "gen_ai.tool.status": "success"}
        """,
        event(
            "gen_ai.client.inference.operation.details",
            "{\"gen_ai.input.messages\": \"[{\\\"role\\\": \\\"tool\\\", \\\"parts\\\":"
                + " [{\\\"type\\\": \\\"tool_call\\\", \\\"name\\\": \\\"add\\\", \\\"id\\\":"
                + " \\\"t1\\\", \\\"arguments\\\": {\\\"a\\\": 2}}]}]\"}"),
        event(
            "gen_ai.client.inference.operation.details",
            "{\"gen_ai.output.messages\": \"[{\\\"role\\\": \\\"tool\\\", \\\"parts\\\":"
                + " [{\\\"type\\\": \\\"tool_call_response\\\", \\\"id\\\": \\\"t1\\\","
                + " \\\"response\\\": [{\\\"text\\\": \\\"5\\\"}]}]}]\"}"));
    assertThat(event.inputs()).isEqualTo(json("{\"a\": 2}"));
    assertThat(event.outputs()).isEqualTo(json("{\"message\": \"[{\\\"text\\\":\\\"5\\\"}]\"}"));
    assertThat(event.metadata()).noneSatisfy((key, value) -> assertThat(key).startsWith("_event."));
  }

  @Test
  void toolDetails_ofSeveralParts_stayAsTheyAre() {
    String messages =
        "[{\"parts\":[{\"type\":\"tool_call\",\"arguments\":{}},{\"type\":\"text\",\"content\":\"x\"}]}]";
    Event event = Spans.mapped(Spans.span()
        .attributes(json("{\"gen_ai.operation.name\": \"execute_tool\"}"))
        .events(List.of(new OtlpSpan.SpanEvent(
            "gen_ai.client.inference.operation.details",
            0,
            Map.of("gen_ai.input.messages", messages)))));
    assertThat(event.metadata())
        .containsEntry(
            "_event.gen_ai.client.inference.operation.details.0.gen_ai.input.messages", messages);
  }

  @Test
  void adk_callOfTheModel_isReadFromRequestAndResponse() {
    Event event = Spans.mapped(Spans.span().scopeName("gcp.vertex.agent").attributes(json("""
        {"gen_ai.system": "gcp.vertex.agent", "gen_ai.request.model": "gemini", "gcp.vertex.agent.event_id": "e",
         "gcp.vertex.agent.llm_request": "{\\"model\\": \\"gemini\\", \\"config\\": {\\"temperature\\": 0.1, \\"max_output_tokens\\": 9, \\"system_instruction\\": \\"Be brief.\\", \\"tools\\": [{\\"function_declarations\\": [{\\"name\\": \\"add\\", \\"description\\": \\"adds\\", \\"parameters\\": {\\"type\\": \\"OBJECT\\"}}]}], \\"labels\\": {\\"a\\": \\"b\\"}}, \\"contents\\": [{\\"role\\": \\"user\\", \\"parts\\": [{\\"text\\": \\"Hel\\"}, {\\"text\\": \\"lo\\"}]}, {\\"role\\": \\"model\\", \\"parts\\": [{\\"function_call\\": {\\"id\\": \\"f1\\", \\"name\\": \\"add\\", \\"args\\": {\\"a\\": 2}}}]}, {\\"role\\": \\"user\\", \\"parts\\": [{\\"function_response\\": {\\"id\\": \\"f1\\", \\"name\\": \\"add\\", \\"response\\": {\\"sum\\": 5}}}]}]}",
         "gcp.vertex.agent.llm_response": "{\\"content\\": {\\"role\\": \\"model\\", \\"parts\\": [{\\"text\\": \\"Five\\"}]}, \\"finish_reason\\": \\"STOP\\", \\"usage_metadata\\": {\\"prompt_token_count\\": 7, \\"candidates_token_count\\": 2, \\"total_token_count\\": 9}}"}
        """)));
    assertThat(event.eventType()).isEqualTo(EventType.MODEL);
    assertThat(event.config()).isEqualTo(json("""
        {"model": "gemini", "temperature": 0.1, "max_tokens": 9, "system_instructions": "Be brief.", "provider": "gcp.vertex.agent"}
        """));
    assertThat(event.inputs()).isEqualTo(json("""
        {"functions": [{"name": "add", "description": "adds", "parameters": "{\\"type\\":\\"OBJECT\\"}"}],
         "chat_history": [
          {"role": "system", "content": "Be brief."},
          {"role": "user", "content": "Hello"},
          {"role": "assistant", "tool_calls.0.id": "f1", "tool_calls.0.name": "add", "tool_calls.0.arguments": "{\\"a\\":2}"},
          {"role": "tool", "tool_call_id": "f1", "name": "add", "content": "{\\"sum\\":5}"}]}
        """));
    assertThat(event.outputs()).isEqualTo(json("""
        {"role": "assistant", "content": "Five", "finish_reason": "STOP"}
        """));
    assertThat(event.metadata())
        .containsEntry("prompt_tokens", 7L)
        .containsEntry("completion_tokens", 2L)
        .containsEntry("total_tokens", 9L)
        .containsEntry("gcp.vertex.agent.event_id", "e")
        .containsEntry(
            "gcp.vertex.agent.llm_request", json("{\"config\": {\"labels\": {\"a\": \"b\"}}}"))
        .doesNotContainKey("gcp.vertex.agent.llm_response");
  }

  @Test
  void adk_forJava_writesTheNamesOfJava() {
    Event event = Spans.mapped(json("""
        {"gen_ai.request.model": "gemini",
         "gcp.vertex.agent.llm_request": "{\\"model\\": \\"gemini\\", \\"config\\": {\\"maxOutputTokens\\": 9, \\"systemInstruction\\": {\\"parts\\": [{\\"text\\": \\"Be brief.\\"}]}, \\"tools\\": [{\\"functionDeclarations\\": [{\\"name\\": \\"add\\"}]}]}, \\"contents\\": [{\\"parts\\": [{\\"text\\": \\"Hi\\"}]}]}",
         "gcp.vertex.agent.llm_response": "{\\"content\\": {\\"role\\": \\"model\\", \\"parts\\": [{\\"functionCall\\": {\\"name\\": \\"add\\", \\"args\\": {}}}]}, \\"usageMetadata\\": {\\"promptTokenCount\\": 7, \\"other\\": 1}}"}
        """));
    assertThat(event.config())
        .isEqualTo(json(
            "{\"max_tokens\": 9, \"system_instructions\": \"Be brief.\", \"model\": \"gemini\"}"));
    assertThat(event.inputs()).isEqualTo(json("""
        {"functions": [{"name": "add"}],
         "chat_history": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi"}]}
        """));
    assertThat(event.outputs())
        .isEqualTo(json("{\"role\": \"assistant\", \"tool_calls.0.name\": \"add\","
            + " \"tool_calls.0.arguments\": \"{}\"}"));
    assertThat(event.metadata())
        .containsEntry("prompt_tokens", 7L)
        .containsEntry(
            "gcp.vertex.agent.llm_response", json("{\"usageMetadata\": {\"other\": 1}}"));
  }

  @Test
  void adk_underOpenInference_saysArgumentsOnce() {
    Event event = Spans.mapped("""
        {"openinference.span.kind": "TOOL", "tool.name": "add", "tool.parameters": "{\\"a\\": 2}",
         "input.value": "{\\"a\\": 2}", "input.mime_type": "application/json", "output.value": "{\\"sum\\": 5}",
         "gcp.vertex.agent.tool_call_args": "{\\"a\\": 2}", "gcp.vertex.agent.tool_response": "{\\"sum\\": 5}"}
        """);
    assertThat(event.config()).isEqualTo(json("{\"tool_name\": \"add\"}"));
    assertThat(event.inputs()).isEqualTo(json("{\"a\": 2}"));
    assertThat(event.outputs()).isEqualTo(json("{\"message\": \"{\\\"sum\\\": 5}\"}"));
    assertThat(event.metadata())
        .doesNotContainKeys("tool.parameters", "gcp.vertex.agent.tool_call_args");
  }

  @Test
  void pydanticAi_agentOfTheOlderForm_hasItsEventsInAnAttribute() {
    Event event = Spans.mapped(Spans.span().scopeName("pydantic-ai").attributes(json("""
        {"agent_name": "a", "model_name": "m", "gen_ai.usage.input_tokens": 3, "final_result": "{\\"sum\\": 5}",
         "all_messages_events": "[{\\"role\\": \\"system\\", \\"content\\": \\"Be brief.\\", \\"event.name\\": \\"gen_ai.system.message\\", \\"gen_ai.message.index\\": 0}, {\\"role\\": \\"user\\", \\"content\\": \\"Sum\\", \\"event.name\\": \\"gen_ai.user.message\\", \\"gen_ai.message.index\\": 0}, {\\"role\\": \\"assistant\\", \\"content\\": \\"5\\", \\"event.name\\": \\"gen_ai.assistant.message\\", \\"gen_ai.message.index\\": 1}]"}
        """)));
    assertThat(event.eventType()).isEqualTo(EventType.CHAIN);
    assertThat(event.inputs()).isEqualTo(json("""
        {"query": "Sum", "chat_history": [
          {"role": "system", "content": "Be brief."}, {"role": "user", "content": "Sum"}, {"role": "assistant", "content": "5"}]}
        """));
    assertThat(event.outputs()).isEqualTo(json("{\"result\": {\"sum\": 5}}"));
    assertThat(event.metadata())
        .containsEntry("instrumentor", "standardgenai")
        .containsEntry("agent_name", "a")
        .doesNotContainKey("all_messages_events");
  }

  @Test
  void pydanticAi_modelOfTheOlderForm_hasItsEventsInAnAttribute() {
    Event event = Spans.mapped(Spans.span().scopeName("pydantic-ai").attributes(json("""
        {"gen_ai.operation.name": "chat", "gen_ai.request.model": "m",
         "events": "[{\\"role\\": \\"user\\", \\"content\\": \\"Hi\\", \\"event.name\\": \\"gen_ai.user.message\\"}, {\\"index\\": 0, \\"message\\": {\\"role\\": \\"assistant\\", \\"tool_calls\\": [{\\"id\\": \\"c\\", \\"type\\": \\"function\\", \\"function\\": {\\"name\\": \\"add\\", \\"arguments\\": {\\"a\\": 2}}}]}, \\"event.name\\": \\"gen_ai.choice\\"}]"}
        """)));
    assertThat(event.inputs())
        .isEqualTo(json("{\"chat_history\": [{\"role\": \"user\", \"content\": \"Hi\"}]}"));
    assertThat(event.outputs()).isEqualTo(json("""
        {"role": "assistant", "tool_calls.0.id": "c", "tool_calls.0.name": "add", "tool_calls.0.arguments": "{\\"a\\":2}"}
        """));
    assertThat(event.metadata()).doesNotContainKey("events");
  }

  @Test
  void pydanticAi_eventsOfAnotherKind_stayAsTheyAre() {
    Event event = Spans.mapped(Spans.span()
        .scopeName("pydantic-ai")
        .attributes(json("{\"events\": \"[{\\\"name\\\": \\\"x\\\"}]\", \"tool_arguments\":"
            + " \"{\\\"a\\\": 1}\", \"tool_response\": \"2\"}")));
    assertThat(event.metadata()).containsEntry("events", "[{\"name\": \"x\"}]");
    assertThat(event.inputs()).isEqualTo(json("{\"a\": 1}"));
    assertThat(event.outputs()).isEqualTo(json("{\"message\": \"2\"}"));
  }
}
