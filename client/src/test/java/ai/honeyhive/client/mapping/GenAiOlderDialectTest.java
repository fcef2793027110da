package ai.honeyhive.client.mapping;

import static ai.honeyhive.client.mapping.Spans.json;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * OpenTelemetry's GenAI conventions, attributes of older forms: section 8.3 of the mapping
 * reference.
 */
class GenAiOlderDialectTest {

  @Test
  void systemAndTokens() {
    Event event = Spans.mapped("""
        {"gen_ai.system": "openai", "gen_ai.usage.prompt_tokens": 9, "gen_ai.usage.completion_tokens": 5}
        """);
    assertThat(event.config()).isEqualTo(Map.of("provider", "openai"));
    assertThat(event.metadata()).isEqualTo(json("""
        {
          "system": "openai", "prompt_tokens": 9, "completion_tokens": 5, "total_tokens": 14,
          "instrumentor": "standardgenai", "has_otlp_lineage": true,
          "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736", "span_id": "00f067aa0ba902b7"
        }
        """));
  }

  @Test
  void settingsOfOpenAi() {
    Event event = Spans.mapped("""
        {
          "gen_ai.openai.request.response_format": "json", "gen_ai.openai.request.service_tier": "auto",
          "gen_ai.openai.request.seed": "7", "gen_ai.openai.response.system_fingerprint": "fp",
          "gen_ai.openai.response.service_tier": "default", "gen_ai.response.finish_reason": "stop"
        }
        """);
    assertThat(event.config())
        .isEqualTo(
            json("{\"response_format\": \"json\", \"service_tier\": \"auto\", \"seed\": 7}"));
    assertThat(event.metadata())
        .containsEntry("system_fingerprint", "fp")
        .containsEntry("gen_ai.openai.response.service_tier", "default")
        .containsEntry("finish_reason", "stop");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "[{'role':'user','content':'Hi'}]                        | [{'role':'user','content':'Hi'}]",
        "{'role':'system','content':'Hi'}                        | [{'role':'system','content':'Hi'}]",
        "[{'role':'user','parts':[{'type':'text','content':'Hi'}]}] | [{'role':'user','content':'Hi'}]",
        "['Hi','there']                                          | [{'role':'user','content':'Hi'},{'role':'user','content':'there'}]",
        "plain words                                             | [{'role':'user','content':'plain words'}]",
        "{'city':'Turin'}                                        | [{'role':'user','content':'{§city§:§Turin§}'}]",
        "[1,2]                                                   | [{'role':'user','content':'[1,2]'}]"
      })
  void aPromptInOneAttribute(String prompt, String history) {
    Event event = Spans.mapped(Map.of("gen_ai.prompt", prompt.strip().replace('\'', '"')));
    String expected = history.replace('\'', '"').replace("§", "\\\"");
    assertThat(event.inputs()).isEqualTo(json("{\"chat_history\": " + expected + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "[{'role':'assistant','content':'Yes','finish_reason':'stop'}] | {'role':'assistant','content':'Yes','finish_reason':'stop'}",
        "{'text':'Yes','finish_reason':'stop'} | {'role':'assistant','content':'Yes','finish_reason':'stop'}",
        "{'content':'Yes'}                     | {'role':'assistant','content':'Yes'}",
        "Yes                                   | {'role':'assistant','content':'Yes'}"
      })
  void aCompletionInOneAttribute(String completion, String outputs) {
    Event event = Spans.mapped(Map.of("gen_ai.completion", completion.strip().replace('\'', '"')));
    assertThat(event.outputs()).isEqualTo(json(outputs.replace('\'', '"')));
  }

  @Test
  void theCurrentFormIsBelievedFirst() {
    Event event = Spans.mapped("""
        {"gen_ai.prompt": "old", "gen_ai.input.messages": "new", "gen_ai.completion": "old", "gen_ai.output.messages": "new"}
        """);
    assertThat(event.inputs().toString()).contains("new").doesNotContain("old");
    assertThat(event.outputs().toString()).contains("new").doesNotContain("old");
    assertThat(event.metadata()).doesNotContainKeys("gen_ai.prompt", "gen_ai.completion");
  }
}
