package ai.honeyhive.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.EventType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypeRulesTest {

  @ParameterizedTest
  @CsvSource({
    "honeyhive_event_type, model, MODEL",
    "honeyhive_event_type, tool, TOOL",
    "honeyhive_event_type, chain, CHAIN",
    "honeyhive_event_type, session, SESSION",
    "honeyhive_event_type, EventType.model, MODEL",
    "honeyhive_event_type, CHAIN, CHAIN",
    "honeyhive_event_type, generic, TOOL",
    "honeyhive_event_type_raw, chain, CHAIN",
    "gen_ai.operation.name, chat, MODEL",
    "gen_ai.operation.name, text_completion, MODEL",
    "gen_ai.operation.name, generate_content, MODEL",
    "gen_ai.operation.name, completion, MODEL",
    "gen_ai.operation.name, embeddings, MODEL",
    "gen_ai.operation.name, embedding, MODEL",
    "gen_ai.operation.name, execute_tool, TOOL",
    "gen_ai.operation.name, retrieval, TOOL",
    "gen_ai.operation.name, invoke_agent, CHAIN",
    "gen_ai.operation.name, create_agent, CHAIN",
    "gen_ai.operation.name, invoke_workflow, CHAIN",
    "gen_ai.operation.name, plan, CHAIN",
    "gen_ai.operation.name, agent_step, CHAIN",
    "gen_ai.operation.name, framework, CHAIN",
    "gen_ai.operation.name, Chat, MODEL",
    "gen_ai.operation.name, something_new, TOOL",
    "spring.ai.kind, chat_client, CHAIN",
    "spring.ai.kind, advisor, CHAIN",
    "spring.ai.kind, tool_call, TOOL",
    "spring.ai.kind, vector_store, TOOL",
    "ai.operationId, ai.generateText.doGenerate, MODEL",
    "ai.operationId, ai.streamText.doStream, MODEL",
    "ai.operationId, ai.embed.doEmbed, MODEL",
    "ai.operationId, ai.rerank.doRerank, MODEL",
    "ai.operationId, ai.toolCall, TOOL",
    "ai.operationId, ai.generateText, CHAIN",
    "ai.operationId, ai.streamText, CHAIN",
    "ai.operationId, ai.generateObject, CHAIN",
    "ai.operationId, ai.streamObject, CHAIN",
    "ai.operationId, ai.embed, CHAIN",
    "ai.operationId, ai.embedMany, CHAIN",
    "ai.operationId, ai.rerank, CHAIN",
    "openinference.span.kind, LLM, MODEL",
    "openinference.span.kind, CHAIN, CHAIN",
    "openinference.span.kind, AGENT, CHAIN",
    "openinference.span.kind, PROMPT, CHAIN",
    "openinference.span.kind, TOOL, TOOL",
    "openinference.span.kind, RETRIEVER, TOOL",
    "openinference.span.kind, EMBEDDING, TOOL",
    "openinference.span.kind, RERANKER, TOOL",
    "openinference.span.kind, GUARDRAIL, TOOL",
    "openinference.span.kind, EVALUATOR, TOOL",
    "openinference.span.kind, SOMETHING, TOOL",
    "traceloop.span.kind, workflow, CHAIN",
    "traceloop.span.kind, agent, CHAIN",
    "traceloop.span.kind, task, CHAIN",
    "traceloop.span.kind, tool, TOOL",
    "llm.request.type, chat, MODEL",
    "gen_ai.request.model, m, MODEL",
    "llm.model_name, m, MODEL",
    "ai.model.id, m, MODEL",
    "anything, else, TOOL"
  })
  void oneAttributeDecides(String attribute, String value, EventType type) {
    assertThat(Spans.mapped(Map.of(attribute, value)).eventType()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "honeyhive_event_type, tool, gen_ai.operation.name, chat, TOOL",
    "honeyhive_event_type, unheard, gen_ai.operation.name, chat, MODEL",
    "honeyhive_event_type_raw, chain, gen_ai.operation.name, chat, CHAIN",
    "gen_ai.operation.name, chat, openinference.span.kind, CHAIN, MODEL",
    "gen_ai.operation.name, framework, spring.ai.kind, tool_call, TOOL",
    "gen_ai.operation.name, framework, gen_ai.request.model, m, CHAIN",
    "spring.ai.kind, advisor, gen_ai.request.model, m, CHAIN",
    "ai.operationId, ai.generateText, ai.model.id, m, CHAIN",
    "openinference.span.kind, EMBEDDING, llm.model_name, m, TOOL",
    "openinference.span.kind, LLM, traceloop.span.kind, tool, MODEL",
    "traceloop.span.kind, task, llm.request.type, chat, CHAIN"
  })
  void theEarlierRuleWins(String first, String value, String second, String other, EventType type) {
    assertThat(Spans.mapped(Map.of(first, value, second, other)).eventType()).isEqualTo(type);
  }

  @Test
  void theNameOfTheSpanDecidesNothing() {
    assertThat(Spans.mapped(Spans.span().name("http post /v1/chat/completions")).eventType())
        .isEqualTo(EventType.TOOL);
  }

  @Test
  void theGivenTypeStaysInMetadata() {
    assertThat(Spans.mapped(Map.of("honeyhive_event_type", "chain")).metadata())
        .containsEntry("honeyhive_event_type", "chain");
  }
}
