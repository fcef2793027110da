package ai.honeyhive.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentorTest {

  @ParameterizedTest
  @CsvSource({
    "honeyhive_inputs.a, honeyhive",
    "honeyhive_outputs, honeyhive",
    "honeyhive_metrics_raw, honeyhive",
    "openinference.span.kind, openinference",
    "llm.input_messages.0.message.role, openinference",
    "gcp.vertex.agent.llm_request, google-adk",
    "traceloop.span.kind, traceloop",
    "traceloop.workflow.name, traceloop",
    "llm.request.type, traceloop",
    "gen_ai.prompt.0.role, traceloop",
    "gen_ai.completion.0.content, traceloop",
    "ai.operationId, vercel-ai",
    "ai.prompt.messages, vercel-ai",
    "spring.ai.kind, spring-ai",
    "input_tokens, langchain4j",
    "gen_ai.system, standardgenai",
    "gen_ai.agent.id, standardgenai",
    "honeyhive_event_type,",
    "traceloop.association.properties.k,",
    "http.method,"
  })
  void anAttributeTells(String attribute, String instrumentor) {
    assertThat(Spans.mapped(Map.of(attribute, "x")).metadata().get("instrumentor"))
        .isEqualTo(instrumentor);
  }

  @ParameterizedTest
  @CsvSource({
    "openinference.instrumentation.openai, openinference",
    "@arizeai/openinference-instrumentation-openai, openinference",
    "strands.telemetry.tracer, aws-strands",
    "gcp.vertex.agent, google-adk",
    "opentelemetry.instrumentation.openai.v1, traceloop",
    "@traceloop/instrumentation-openai, traceloop",
    "ai, vercel-ai",
    "@vercel/otel, vercel-ai",
    "org.springframework.boot, spring-ai",
    "openlit.sdk, openlit",
    "pydantic-ai, standardgenai",
    "io.opentelemetry.openai-java-1.1, standardgenai"
  })
  void theScopeTells(String scope, String instrumentor) {
    var span = Spans.span().scopeName(scope).attributes(Map.of("gen_ai.agent.id", "a"));
    assertThat(Spans.mapped(span).metadata())
        .containsEntry("instrumentor", instrumentor)
        .containsEntry("scope", Map.of("name", scope));
  }

  @Test
  void theNameOfTheSpanTellsLangChain4j() {
    assertThat(Spans.mapped(Spans.span().name("langchain4j.tools.add")).metadata())
        .containsEntry("instrumentor", "langchain4j");
    assertThat(Spans.mapped(Spans.span()
                .name("completion m")
                .attributes(Map.of("gen_ai.provider.name", "open_ai")))
            .metadata())
        .containsEntry("instrumentor", "langchain4j");
  }

  @Test
  void theResourceTellsOpenLit() {
    var span = Spans.span()
        .resource(Map.of("telemetry.sdk.name", "openlit"))
        .attributes(Map.of("gen_ai.agent.id", "a"));
    assertThat(Spans.mapped(span).metadata()).containsEntry("instrumentor", "openlit");
  }

  @Test
  void strandsNamesItselfAsTheSystem() {
    assertThat(Spans.mapped(Map.of("gen_ai.system", "strands-agents")).metadata())
        .containsEntry("instrumentor", "aws-strands");
  }

  @Test
  void sectionsBesideModelAttributesLeaveTheModelsConvention() {
    assertThat(Spans.mapped(Map.of("honeyhive_inputs.a", "x", "gen_ai.system", "openai"))
            .metadata())
        .containsEntry("instrumentor", "standardgenai");
    assertThat(Spans.mapped(
                Map.of("honeyhive_inputs.a", "x", "traceloop.association.properties.k", "v"))
            .metadata())
        .containsEntry("instrumentor", "honeyhive");
  }
}
