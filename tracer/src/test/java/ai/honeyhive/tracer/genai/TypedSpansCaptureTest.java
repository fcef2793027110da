package ai.honeyhive.tracer.genai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.capture.Figures;
import ai.honeyhive.tracer.config.GlobalRegistration;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Typed spans end to end: the event on the real server is what event-mapping §5, §8.2, §10 and
 * §11.2 say, written here by hand.
 */
@ExtendWith(HoneyHiveExtension.class)
class TypedSpansCaptureTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TestServer server;
  private HoneyHiveTracer tracer;
  private GenAi genAi;

  @BeforeEach
  void open(TestServer server) {
    this.server = server;
    tracer = HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .build();
    genAi = tracer.genAi();
  }

  @AfterEach
  void close() {
    tracer.close();
  }

  /** The event's content without what every event has. */
  private JsonNode content(String name) throws IOException {
    ObjectNode event = server.awaitEvent(name).toJson();
    ObjectNode content = JSON.createObjectNode();
    for (String field : List.of("event_type", "config", "inputs", "outputs", "metrics", "error")) {
      content.set(field, event.get(field));
    }
    ObjectNode metadata = (ObjectNode) event.get("metadata").deepCopy();
    metadata.remove(List.of("trace_id", "span_id", "parent_span_id", "scope"));
    content.set("metadata", metadata);
    // Read again, so that numbers are compared by value and not by Java's type.
    return JSON.readTree(content.toString());
  }

  private static void assertIs(JsonNode event, String expected) throws IOException {
    assertThat(event).isEqualTo(json(expected));
    Figures.held("values", 1, "typed spans as written by hand");
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private record Ok(boolean ok) {}

  @Test
  void model_withMessages_isTheEventOfTheSpecification() throws Exception {
    String answer = genAi.model("anthropic", "m-2", call -> {
      call.maxTokens(100)
          .system("Be brief.")
          .input(ChatMessage.user("Hi"), ChatMessage.toolResult("c9", new Ok(true)));
      call.output(ChatMessage.assistant("Hello.").finishReason("stop")).usage(7, 2);
      return "Hello.";
    });

    assertThat(answer).isEqualTo("Hello.");
    assertIs(
        content("chat m-2"),
        "{'event_type':'model',"
            + "'config':{'provider':'anthropic','model':'m-2','max_tokens':100,"
            + "'system_instructions':'Be brief.'},"
            + "'inputs':{'chat_history':[{'role':'system','content':'Be brief.'},"
            + "{'role':'user','content':'Hi'},"
            + "{'role':'tool','tool_call_id':'c9','content':'{\\'ok\\':true}'}]},"
                .replace("\\'", "\\\"")
            + "'outputs':{'role':'assistant','content':'Hello.','finish_reason':'stop'},"
            + "'metrics':{},'error':null,"
            + "'metadata':{'operation_name':'chat','provider':'anthropic','model_name':'m-2',"
            + "'prompt_tokens':7,'completion_tokens':2,'total_tokens':9,'input_tokens':7,"
            + "'output_tokens':2,'finish_reasons':['stop'],'finish_reason':'stop',"
            + "'instrumentor':'standardgenai','has_otlp_lineage':true,"
            + "'honeyhive_event_type':'model'}}");
  }

  @Test
  void model_withParametersToolsAndPrices_recordsAll() throws Exception {
    PriceTable prices =
        PriceTable.of(Map.of("gpt-4o", ModelPrice.perMillion(2.0, 8.0).withCache(1.0, 2.0)));
    ToolDefinition add = new ToolDefinition("add", "adds", Map.of("type", "object"));
    genAi.prices(prices).model("openai", "gpt-4o", call -> {
      call.temperature(0.5).topP(0.9).topK(40).seed(7).frequencyPenalty(0.1);
      call.presencePenalty(0.2).choiceCount(1).streaming(true).outputType("text");
      call.stopSequences(List.of("END")).conversation("c-1").operation("generate_content");
      call.tools(List.of(add)).input(List.of(ChatMessage.user("Sum 2 and 3")));
      call.firstToken();
      call.output(ChatMessage.assistant(null)
              .toolCall(new ToolCall("c1", "add", Map.of("a", 2)))
              .finishReason("tool_calls"))
          .responseId("r-1")
          .usage(TokenUsage.of(1000, 100).withCacheRead(400).withCacheWrite(100).withReasoning(20))
          .responseModel("gpt-4o-2024-08-06");
      return 0;
    });

    ObjectNode event = (ObjectNode) content("chat gpt-4o");
    ObjectNode metadata = (ObjectNode) event.get("metadata");
    assertThat(metadata.remove("time_to_first_token_ms").asDouble()).isPositive();
    assertThat(event.get("config"))
        .isEqualTo(json("{'provider':'openai','model':'gpt-4o','temperature':0.5,'top_p':0.9,"
            + "'top_k':40.0,'seed':7,'frequency_penalty':0.1,'presence_penalty':0.2,"
            + "'choice_count':1,'is_streaming':true,'output_type':'text',"
            + "'stop_sequences':['END']}"));
    assertThat(event.get("inputs"))
        .isEqualTo(json("{'chat_history':[{'role':'user','content':'Sum 2 and 3'}],'functions':"
            + "[{'name':'add','description':'adds','parameters':'{~type~:~object~}'}]}"
                .replace("~", "\\\"")));
    assertThat(event.get("outputs"))
        .isEqualTo(json("{'role':'assistant','finish_reason':'tool_calls',"
            + "'tool_calls.0.id':'c1','tool_calls.0.name':'add',"
            + "'tool_calls.0.arguments':'{~a~:2}'}".replace("~", "\\\"")));
    // 500 uncached at 2, 400 read at 1, 100 written at 2, 100 answered at 8, each for a million.
    assertThat(event.get("metrics")).isEqualTo(json("{'cost':0.0024}"));
    assertThat(metadata)
        .isEqualTo(json("{'operation_name':'generate_content','provider':'openai',"
            + "'model_name':'gpt-4o-2024-08-06','response_model':'gpt-4o-2024-08-06',"
            + "'response_id':'r-1','conversation_id':'c-1',"
            + "'prompt_tokens':1000,'completion_tokens':100,'total_tokens':1100,"
            + "'input_tokens':1000,'output_tokens':100,'cache_read_input_tokens':400,"
            + "'cache_write_input_tokens':100,'reasoning_tokens':20,"
            + "'finish_reasons':['tool_calls'],'finish_reason':'tool_calls',"
            + "'instrumentor':'standardgenai','has_otlp_lineage':true,"
            + "'honeyhive_event_type':'model'}"));
  }

  @Test
  void model_thatFails_passesTheFailureAndRecordsIt() {
    IOException failure = new IOException("overloaded");

    assertThatThrownBy(() -> genAi.model("openai", "m", call -> {
          throw failure;
        }))
        .isSameAs(failure);

    Event event = server.awaitEvent("chat m");
    assertThat(event.eventType()).isEqualTo(EventType.MODEL);
    assertThat(event.error()).isEqualTo("IOException: overloaded");
  }

  @Test
  @AllowLogs(matching = "HH901")
  void model_handedNonsense_goesOn() {
    Object result = genAi
        .prices((provider, model) -> {
          throw new IllegalStateException("no prices today");
        })
        .model("openai", "m", call -> {
          call.input((ChatMessage[]) null).output(Arrays.asList(null, ChatMessage.of("x")));
          call.system(null).tools(null).usage(null).usage(-1, 5).responseModel(null);
          return "done";
        });

    Event event = server.awaitEvent("chat m");
    assertThat(result).isEqualTo("done");
    assertThat(event.metadata()).containsEntry("completion_tokens", 5L);
    assertThat(event.metrics()).isEmpty();
  }

  @Test
  void model_costThatIsGiven_winsOverThePrice() {
    try (ModelSpan call = genAi
        .prices((provider, model) -> Optional.of(ModelPrice.perMillion(1, 1)))
        .startModel("openai", "m")) {
      call.usage(10, 10).cost(0.25).usage(20, 20);
    }
    assertThat(server.awaitEvent("chat m").metrics()).isEqualTo(Map.of("cost", 0.25));
  }

  @Test
  void prices_namesWithDates_areFoundAndOthersAreNot() {
    PriceTable table = PriceTable.of(
        Map.of("gpt-4o", ModelPrice.perMillion(1, 1), "azure/gpt-4o", ModelPrice.perMillion(2, 2)));

    assertThat(table.priceOf("openai", "gpt-4o-2024-08-06")).isPresent();
    assertThat(table.priceOf("openai", "gpt-4o-latest")).isPresent();
    assertThat(table.priceOf("openai", "gpt-4o-mini")).isEmpty();
    assertThat(table.priceOf("azure", "gpt-4o-20240806"))
        .hasValueSatisfying(price -> assertThat(price.input()).isEqualTo(2));
  }

  @Test
  void tool_withArgumentsAndResult_isAToolEvent() throws Exception {
    Ok ok = genAi.tool("add", tool -> {
      tool.callId("c1").description("adds").type("function").arguments(Map.of("a", 2));
      return tool.result(new Ok(true));
    });

    assertThat(ok.ok()).isTrue();
    assertIs(
        content("execute_tool add"),
        "{'event_type':'tool','config':{'tool_name':'add',"
            + "'tool_description':'adds','tool_type':'function'},'inputs':{'a':2},"
            + "'outputs':{'message':'{~ok~:true}'},".replace("~", "\\\"")
            + "'metrics':{},'error':null,"
            + "'metadata':{'operation_name':'execute_tool','tool_name':'add',"
            + "'tool_call_id':'c1','instrumentor':'standardgenai','has_otlp_lineage':true,"
            + "'honeyhive_event_type':'tool'}}");
  }

  @Test
  void agent_withAConversation_isAChainEvent() throws Exception {
    genAi.agent("planner", agent -> {
      agent.model("openai", "m-3").description("plans").id("a-1").conversation("c-1");
      agent.input(ChatMessage.user("Plan it"));
      return agent.output(ChatMessage.assistant("Done").finishReason("stop"));
    });

    assertIs(
        content("invoke_agent planner"),
        "{'event_type':'chain','config':{'agent_name':'planner',"
            + "'agent_description':'plans','provider':'openai','model':'m-3'},"
            + "'inputs':{'query':'Plan it',"
            + "'chat_history':[{'role':'user','content':'Plan it'}]},"
            + "'outputs':{'result':'Done','conversation':[{'role':'assistant','content':'Done',"
            + "'finish_reason':'stop'}]},'metrics':{},'error':null,"
            + "'metadata':{'operation_name':'invoke_agent','agent_name':'planner',"
            + "'agent_description':'plans','agent_id':'a-1','conversation_id':'c-1',"
            + "'provider':'openai',"
            + "'finish_reasons':['stop'],'finish_reason':'stop',"
            + "'instrumentor':'standardgenai','has_otlp_lineage':true,"
            + "'honeyhive_event_type':'chain'}}");
  }

  @Test
  void retrieval_withDocuments_isAToolEvent() {
    genAi.retrieval("docs", search -> {
      search.query("Where?").topK(2);
      return search.documents(List.of(Map.of("id", "d1", "score", 0.5)));
    });

    Event event = server.awaitEvent("retrieval docs");
    assertThat(event.eventType()).isEqualTo(EventType.TOOL);
    assertThat(event.inputs()).isEqualTo(Map.of("query", "Where?"));
    assertThat(event.outputs())
        .isEqualTo(Map.of("documents", List.of(Map.of("id", "d1", "score", 0.5))));
    assertThat(event.config()).containsEntry("top_k", 2L);
    assertThat(event.metadata())
        .containsEntry("operation_name", "retrieval")
        .containsEntry("gen_ai.data_source.id", "docs");
  }

  @Test
  void embeddings_ofTexts_isAModelEvent() {
    try (EmbeddingsSpan call = genAi
        .prices(PriceTable.of(Map.of("e-1", ModelPrice.perMillion(2, 0))))
        .startEmbeddings("openai", "e-1")) {
      call.input(List.of("a", "b")).dimensions(256).vectors(2).usage(500_000);
    }
    Event event = server.awaitEvent("embeddings e-1");
    assertThat(event.eventType()).isEqualTo(EventType.MODEL);
    assertThat(event.inputs()).isEqualTo(Map.of("texts", List.of("a", "b")));
    assertThat(event.outputs()).isEqualTo(Map.of("vectors", 2L));
    assertThat(event.config())
        .isEqualTo(Map.of("provider", "openai", "model", "e-1", "dimensions", 256L));
    assertThat(event.metadata()).containsEntry("prompt_tokens", 500_000L);
    assertThat(event.metrics()).isEqualTo(Map.of("cost", 1.0));
  }

  @Test
  void chain_aroundSteps_holdsThem() {
    genAi.chain("checkout", chain -> {
      chain.input("cart", 3);
      genAi.tool("charge", tool -> tool.callId("c1"));
      return chain.output("paid");
    });

    server.awaitEvents(2);
    Event chain = server.awaitEvent("invoke_workflow checkout");
    assertThat(chain.eventType()).isEqualTo(EventType.CHAIN);
    assertThat(chain.inputs()).isEqualTo(Map.of("cart", 3L));
    assertThat(chain.outputs()).isEqualTo(Map.of("result", "paid"));
    assertThat(chain.config()).containsEntry("workflow_name", "checkout");
    assertThat(server.awaitEvent("execute_tool charge").parentId()).isEqualTo(chain.eventId());
  }

  @Test
  void message_changedAfterwards_isRecordedAsItWas() {
    Map<String, Object> result = new HashMap<>(Map.of("a", 1));
    genAi.model("openai", "m", call -> {
      call.input(ChatMessage.toolResult("c1", result));
      result.put("a", 2);
      return result;
    });

    assertThat(server.awaitEvent("chat m").inputs().get("chat_history"))
        .isEqualTo(List.of(Map.of("role", "tool", "tool_call_id", "c1", "content", "{\"a\":1}")));
  }

  @Test
  void result_thatArrivesLater_endsTheSpanAndKeepsTheAnswerThatWasRecorded() {
    CompletableFuture<String> arriving = new CompletableFuture<>();
    CompletableFuture<String> answer = genAi.model("openai", "m", call -> {
      call.output(ChatMessage.assistant("Hello."));
      return arriving;
    });
    assertThat(tracer.status().live()).isEqualTo(1);
    arriving.complete("the whole response");

    assertThat(answer).isCompletedWithValue("the whole response");
    Event event = server.awaitEvent("chat m");
    assertThat(event.outputs()).isEqualTo(Map.of("role", "assistant", "content", "Hello."));
  }

  @Test
  void result_thatArrivesLater_isTheOutputWhereNoneWasRecorded() {
    CompletableFuture<String> arriving = new CompletableFuture<>();
    genAi.tool("slow", tool -> arriving);
    arriving.complete("done");

    assertThat(server.awaitEvent("execute_tool slow").outputs())
        .isEqualTo(Map.of("result", "done"));
  }
}
