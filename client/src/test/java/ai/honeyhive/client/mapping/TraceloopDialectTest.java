package ai.honeyhive.client.mapping;

import static ai.honeyhive.client.mapping.Spans.json;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import org.junit.jupiter.api.Test;

/** Traceloop's older form: section 8.5 of the mapping reference. */
class TraceloopDialectTest {

  @Test
  void messagesComeInTheOrderOfTheirNumbers() {
    Event event = Spans.mapped("""
        {
          "llm.request.type": "chat", "gen_ai.prompt.10.role": "user", "gen_ai.prompt.10.content": "third",
          "gen_ai.prompt.2.content": "second", "gen_ai.prompt.0.role": "system", "gen_ai.prompt.0.content": "first",
          "gen_ai.prompt.11.role": "tool", "gen_ai.prompt.11.content": "{\\"a\\":1}", "gen_ai.prompt.11.tool_call_id": "c1"
        }
        """);
    assertThat(event.inputs()).isEqualTo(json("""
        {"chat_history": [
          {"role": "system", "content": "first"}, {"role": "user", "content": "second"}, {"role": "user", "content": "third"},
          {"role": "tool", "content": "{\\"a\\":1}", "tool_call_id": "c1"}
        ]}
        """));
  }

  @Test
  void anAnswerThatOnlyCallsToolsHasNoContent() {
    Event event = Spans.mapped("""
        {
          "llm.request.type": "chat", "gen_ai.completion.0.content": "", "gen_ai.completion.0.tool_calls.0.name": "add",
          "gen_ai.completion.1.content": "", "gen_ai.completion.1.role": "assistant"
        }
        """);
    assertThat(event.outputs()).isEqualTo(json("""
        {
          "role": "assistant", "tool_calls.0.name": "add",
          "choices": [{"role": "assistant", "tool_calls.0.name": "add"}, {"role": "assistant", "content": ""}]
        }
        """));
  }

  @Test
  void argumentsOfFunctionsAreTheirParameters() {
    Event event = Spans.mapped("""
        {"llm.request.type": "chat", "llm.request.functions.0.name": "add", "llm.request.functions.0.arguments": "{}"}
        """);
    assertThat(event.inputs())
        .isEqualTo(json("{\"functions\": [{\"name\": \"add\", \"parameters\": \"{}\"}]}"));
  }

  @Test
  void whatATaskGotAndGaveIsSpread() {
    Event event = Spans.mapped("""
        {
          "traceloop.span.kind": "task", "traceloop.entity.name": "plan",
          "traceloop.entity.input": "{\\"args\\": [\\"x\\"], \\"kwargs\\": {\\"city\\": \\"Turin\\"}}",
          "traceloop.entity.output": "[1, 2]"
        }
        """);
    assertThat(event.inputs()).isEqualTo(json("{\"args\": [\"x\"], \"city\": \"Turin\"}"));
    assertThat(event.outputs()).isEqualTo(json("{\"result\": [1, 2]}"));
    assertThat(event.metadata())
        .containsEntry("span_kind", "task")
        .containsEntry("traceloop.entity.name", "plan")
        .doesNotContainKeys("traceloop.entity.input", "traceloop.entity.output");
  }

  @Test
  void whatHasNoPlaceStays() {
    Event event = Spans.mapped("""
        {
          "traceloop.span.kind": "task", "honeyhive_inputs.city": "Rome",
          "traceloop.entity.input": "{\\"inputs\\": {\\"city\\": \\"Turin\\"}}", "gen_ai.prompt.x.role": "user"
        }
        """);
    assertThat(event.inputs()).isEqualTo(json("{\"city\": \"Rome\"}"));
    assertThat(event.metadata())
        .containsEntry("traceloop.entity.input", "{\"inputs\": {\"city\": \"Turin\"}}")
        .containsEntry("gen_ai.prompt.x.role", "user");
  }
}
