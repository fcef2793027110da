package ai.honeyhive.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import ai.honeyhive.client.model.Event;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A span may have thousands of attributes: reading them takes time in proportion. */
class ManyAttributesTest {
  private static final int MANY = 10_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "llm.input_messages.%d.message.content",
        "llm.input_messages.0.message.contents.%d.message_content.text",
        "llm.input_messages.0.message.tool_calls.%d.tool_call.function.name",
        "llm.tools.%d.tool.json_schema",
        "retrieval.documents.%d.document.content",
        "embedding.embeddings.%d.embedding.vector",
        "gen_ai.prompt.%d.content",
        "gen_ai.completion.0.tool_calls.%d.name",
        "llm.request.functions.%d.name",
        "gen_ai.request.setting%d",
        "ai.settings.setting%d",
        "ai.telemetry.metadata.k%d",
        "honeyhive_inputs.list.%d.k",
        "tool.inputs.k%d",
        "anything.%d"
      })
  void map_ofThousandsOfAttributes_isNotSlow(String name) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("openinference.span.kind", "LLM");
    for (int i = 0; i < MANY; i++) {
      attributes.put(String.format(name, i), "v" + i);
    }
    OtlpSpan span = Spans.span().attributes(attributes).build();
    Event event = assertTimeout(
        Duration.ofSeconds(5), () -> SpanMapper.standard().map(span).event());
    assertThat(event.toJson().toString()).contains(List.of("trace_id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"""
      {"openinference.span.kind": "LLM",
       "llm.input_messages.0.message.contents.0.message_content.type": "image",
       "llm.input_messages.0.message.contents.0.message_content.image.image.url": "data:%s"}\
      """, """
             {"ai.prompt.messages": "[{\\"role\\":\\"user\\",\\"content\\":[{\\"type\\":\\"image\\",\\"image\\":\\"data:%s\\"}]}]"}\
             """, """
            {"gen_ai.input.messages": "[{\\"role\\":\\"user\\",\\"parts\\":[{\\"type\\":\\"uri\\",\\"modality\\":\\"image\\",\\"uri\\":\\"data:%s\\"}]}]"}\
            """})
  void map_ofALargePicture_keepsANote(String attributes) {
    Event event = Spans.mapped(String.format(attributes, "A".repeat(2 << 20)));
    assertThat(event.toJson().toString())
        .hasSizeLessThan(2_000)
        .contains("image_url", "characters left out");
  }
}
