package ai.honeyhive.tracer.later;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps whose code returns a stream of the chunks of a model's answer. */
@ExtendWith(HoneyHiveExtension.class)
class ChatChunksTest {
  private LateTracer late;

  @BeforeEach
  void open(TestServer server) {
    late = new LateTracer(server);
  }

  @AfterEach
  void close() {
    late.close();
  }

  /** Chunks as the provider sends them; then content, finish reason, tokens in, out and in all. */
  static Stream<Arguments> providers() {
    return Stream.of(
        Arguments.of(
            "OpenAI chat",
            List.of(
                "{'object':'chat.completion.chunk','model':'m-1','choices':[{'index':0,'delta':{'role':'assistant','content':''}}],'usage':null}",
                "{'choices':[{'index':0,'delta':{'content':'Hel'}}]}",
                "{'choices':[{'index':0,'delta':{'content':'lo'},'finish_reason':null}]}",
                "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}",
                "{'choices':[],'usage':{'prompt_tokens':9,'completion_tokens':2,'total_tokens':11}}"),
            "stop",
            List.of(9L, 2L, 11L)),
        Arguments.of(
            "OpenAI responses",
            List.of(
                "{'type':'response.created','response':{'status':'in_progress','model':'m-1'}}",
                "{'type':'response.output_item.added','output_index':0,'item':{'type':'message','role':'assistant'}}",
                "{'type':'response.output_text.delta','delta':'Hel'}",
                "{'type':'response.output_text.delta','delta':'lo'}",
                "{'type':'response.completed','response':{'status':'completed','model':'m-1','usage':{'input_tokens':9,'output_tokens':2,'total_tokens':11}}}"),
            "completed",
            List.of(9L, 2L, 11L)),
        Arguments.of(
            "Anthropic",
            List.of(
                "{'type':'message_start','message':{'role':'assistant','model':'m-1','usage':{'input_tokens':9,'output_tokens':1}}}",
                "{'type':'content_block_start','index':0,'content_block':{'type':'text','text':''}}",
                "{'type':'ping'}",
                "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'Hel'}}",
                "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'lo'}}",
                "{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':{'output_tokens':2}}",
                "{'type':'message_stop'}"),
            "end_turn",
            List.of(9L, 2L, 11L)),
        Arguments.of(
            "Gemini",
            List.of(
                "{'candidates':[{'content':{'parts':[{'text':'Hel'}]}}],'usageMetadata':{'promptTokenCount':9},'modelVersion':'m-1'}",
                "{'candidates':[{'content':{'parts':[{'text':'lo'}]},'finishReason':'STOP'}],'usageMetadata':{'promptTokenCount':9,'candidatesTokenCount':2,'totalTokenCount':11}}"),
            "STOP",
            List.of(9L, 2L, 11L)),
        Arguments.of(
            "Ollama",
            List.of(
                "{'model':'m-1','message':{'role':'assistant','content':'Hel'},'done':false}",
                "{'model':'m-1','message':{'role':'assistant','content':'lo'},'done':false}",
                "{'model':'m-1','message':{'role':'assistant','content':''},'done':true,'done_reason':'stop','prompt_eval_count':9,'eval_count':2}"),
            "stop",
            List.of(9L, 2L, 11L)),
        Arguments.of(
            "Spring AI",
            List.of(
                "{'metadata':{'model':'m-1','usage':{'promptTokens':0,'completionTokens':0,'totalTokens':0}},'results':[{'output':{'text':'Hel','toolCalls':[]},'metadata':{}}]}",
                "{'metadata':{'model':'m-1','usage':{'promptTokens':9,'completionTokens':2,'totalTokens':11}},'results':[{'output':{'text':'lo','toolCalls':[]},'metadata':{'finishReason':'STOP'}}]}"),
            "STOP",
            List.of(9L, 2L, 11L)));
  }

  private static List<Map<String, Object>> parsed(List<String> chunks) throws Exception {
    List<Map<String, Object>> parsed = new ArrayList<>();
    for (String chunk : chunks) {
      parsed.add(new ObjectMapper().readValue(chunk.replace('\'', '"'), new TypeReference<>() {}));
    }
    return parsed;
  }

  @ParameterizedTest
  @MethodSource("providers")
  void chunks_ofAProvider_areOneMessageWithItsFigures(
      String provider, List<String> chunks, String finish, List<Long> tokens) throws Exception {
    List<Map<String, Object>> sent = parsed(chunks);
    Stream<Map<String, Object>> stream =
        late.tracer().trace("chat", EventType.MODEL, span -> sent.stream());

    assertThat(stream.toList()).isEqualTo(sent);

    Event event = late.event("chat");
    assertThat(event.outputs())
        .isEqualTo(Map.of("role", "assistant", "content", "Hello", "finish_reason", finish));
    assertThat(event.metadata())
        .containsEntry("prompt_tokens", tokens.get(0))
        .containsEntry("completion_tokens", tokens.get(1))
        .containsEntry("total_tokens", tokens.get(2))
        .containsEntry("response_model", "m-1")
        .containsEntry("chunks", (long) chunks.size())
        .containsKey("time_to_first_token_ms");
  }

  @Test
  void chunks_callingTools_areWholeCalls() throws Exception {
    List<Map<String, Object>> sent = parsed(List.of(
        "{'choices':[{'delta':{'role':'assistant','tool_calls':[{'index':0,'id':'c1','function':{'name':'add','arguments':''}}]}}]}",
        "{'choices':[{'delta':{'tool_calls':[{'index':0,'function':{'arguments':'{\\\"a\\\":'}}]}}]}",
        "{'choices':[{'delta':{'tool_calls':[{'index':1,'id':'c2','function':{'name':'mul','arguments':'{}'}},{'index':0,'function':{'arguments':'2}'}}]}}]}",
        "{'choices':[{'delta':{},'finish_reason':'tool_calls'}]}"));
    Stream<Map<String, Object>> stream = late.tracer().trace("chat", span -> sent.stream());

    assertThat(stream.count()).isEqualTo(4);

    Stream<Map<String, Object>> read = late.tracer().trace("chat again", span -> sent.stream());
    read.forEach(chunk -> {});
    assertThat(late.event("chat").outputs()).isEmpty();
    assertThat(late.event("chat again").outputs())
        .isEqualTo(Map.of(
            "role",
            "assistant",
            "finish_reason",
            "tool_calls",
            "tool_calls",
            List.of(
                Map.of("id", "c1", "name", "add", "arguments", "{\"a\":2}"),
                Map.of("id", "c2", "name", "mul", "arguments", "{}"))));
  }

  @Test
  void chunks_ofNoModel_areAListAsTheyWere() {
    List<Map<String, Object>> changing = new ArrayList<>();
    changing.add(new java.util.HashMap<>(Map.of("row", 1)));
    changing.add(new java.util.HashMap<>(Map.of("row", 2)));
    Stream<Map<String, Object>> rows = late.tracer().trace("query", span -> changing.stream());

    rows.forEach(row -> row.put("row", "changed"));

    Event event = late.event("query");
    assertThat(event.outputs())
        .containsEntry("result", List.of(Map.of("row", 1L), Map.of("row", 2L)));
    assertThat(event.metadata())
        .containsKey("time_to_first_chunk_ms")
        .doesNotContainKey("time_to_first_token_ms");
  }

  @Test
  void chunks_mixed_areAListWithoutLoss() {
    Stream<Object> mixed = late.tracer()
        .trace("query", span -> Stream.of("text", 1, true, Map.of("a", List.of(1, 2)), 2.5));

    mixed.forEach(each -> {});

    assertThat(late.event("query").outputs())
        .containsEntry("result", List.of("text", 1L, true, Map.of("a", List.of(1L, 2L)), 2.5));
  }
}
