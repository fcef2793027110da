package ai.honeyhive.it.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.it.Jvm;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.Reply;
import ai.honeyhive.test.ScriptedModel;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.test.ToolCall;
import ai.honeyhive.tracer.HoneyHiveTracer;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.openai.v1_1.OpenAITelemetry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The real openai-java client with the real OpenTelemetry instrumentation, brought in two steps.
 */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "OkHttp.*|Okio.*|Cleaner-0|process reaper.*",
    because =
        "OkHttp keeps its idle threads for a minute, and the JDK the one that waits for child processes")
class OpenAiInstrumentationTest {

  private static OpenAIClient client(ScriptedModel model, OpenTelemetry openTelemetry) {
    OpenAIClient plain = OpenAIOkHttpClient.builder()
        .baseUrl(model.baseUri().toString())
        .apiKey("none")
        .maxRetries(0)
        .build();
    return OpenAITelemetry.builder(openTelemetry)
        .setCaptureMessageContent(true)
        .build()
        .wrap(plain);
  }

  private static ChatCompletionCreateParams.Builder question() {
    return ChatCompletionCreateParams.builder()
        .model("small-model")
        .addSystemMessage("Be brief.")
        .addUserMessage("Where?");
  }

  @Test
  void chat_text_showsMessagesModelAndTokens(TestServer server) {
    try (ScriptedModel model = ScriptedModel.start(Reply.text("Turin"));
        HoneyHiveTracer tracer = HoneyHiveTracer.builder()
            .apiKey(server.apiKey())
            .serverUrl(server.uri())
            .build()) {
      OpenAIClient client = client(model, tracer.openTelemetry());
      tracer.run("ask", span -> client.chat().completions().create(question().build()));
      client.close();
    }

    Event chat = server.awaitEvent("chat small-model");
    assertThat(chat.eventType()).isEqualTo(EventType.MODEL);
    assertThat(chat.parentId()).isEqualTo(server.awaitEvent("ask").eventId());
    assertThat(chat.inputs())
        .containsEntry(
            "chat_history",
            List.of(
                Map.of("role", "system", "content", "Be brief."),
                Map.of("role", "user", "content", "Where?")));
    assertThat(chat.outputs())
        .containsEntry("role", "assistant")
        .containsEntry("content", "Turin")
        .containsEntry("finish_reason", "stop");
    assertThat(chat.config())
        .containsEntry("model", "small-model")
        .containsEntry("provider", "openai");
    assertThat(chat.metadata()).containsKeys("prompt_tokens", "completion_tokens", "total_tokens");
  }

  @Test
  void chat_toolCall_showsNameAndArguments(TestServer server) {
    try (ScriptedModel model = ScriptedModel.start(
            Reply.toolCalls(ToolCall.of("c1", "trains", "{\"to\":\"Turin\"}")));
        HoneyHiveTracer tracer = HoneyHiveTracer.builder()
            .apiKey(server.apiKey())
            .serverUrl(server.uri())
            .build()) {
      OpenAIClient client = client(model, tracer.openTelemetry());
      client.chat().completions().create(question().build());
      client.close();
    }

    assertThat(server.awaitEvent("chat small-model").outputs())
        .containsEntry("tool_calls.0.id", "c1")
        .containsEntry("tool_calls.0.name", "trains")
        .containsEntry("tool_calls.0.arguments", "{\"to\":\"Turin\"}");
  }

  @Test
  void chat_stream_showsTheWholeText(TestServer server) {
    try (ScriptedModel model = ScriptedModel.start(Reply.text("Turin is the place"));
        HoneyHiveTracer tracer = HoneyHiveTracer.builder()
            .apiKey(server.apiKey())
            .serverUrl(server.uri())
            .build()) {
      OpenAIClient client = client(model, tracer.openTelemetry());
      ChatCompletionCreateParams params = question()
          .streamOptions(
              ChatCompletionStreamOptions.builder().includeUsage(true).build())
          .build();
      try (StreamResponse<ChatCompletionChunk> chunks =
          client.chat().completions().createStreaming(params)) {
        assertThat(chunks.stream().count()).isGreaterThan(1);
      }
      client.close();
    }

    Event chat = server.awaitEvent("chat small-model");
    assertThat(chat.outputs()).containsEntry("content", "Turin is the place");
    assertThat(chat.metadata()).containsKeys("prompt_tokens", "completion_tokens");
  }

  @Test
  void chat_refusedByTheModel_isAnErrorOfTheEventAndOfTheCaller(TestServer server) {
    try (ScriptedModel model = ScriptedModel.start(Reply.error(429, "slow down"));
        HoneyHiveTracer tracer = HoneyHiveTracer.builder()
            .apiKey(server.apiKey())
            .serverUrl(server.uri())
            .build()) {
      OpenAIClient client = client(model, tracer.openTelemetry());
      assertThatThrownBy(() -> client.chat().completions().create(question().build()))
          .isInstanceOf(com.openai.errors.RateLimitException.class);
      client.close();
    }

    assertThat(server.awaitEvent("chat small-model").error()).contains("429");
  }

  @Test
  void chat_tracerVariableCollected_stillArrives(TestServer server) throws Exception {
    try (ScriptedModel model = ScriptedModel.start(Reply.text("one"), Reply.text("two"))) {
      Map<String, String> environment = Map.of(
          "HH_API_KEY",
          server.apiKey(),
          "HH_API_URL",
          server.uri().toString(),
          "OPENAI_BASE_URL",
          model.baseUri().toString(),
          "OPENAI_API_KEY",
          "none");

      Jvm.Ended ended = Jvm.run(Path.of("."), DroppedTracer.class.getName(), environment);

      assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
    assertThat(server.awaitEvents(2))
        .extracting(event -> event.outputs().get("content"))
        .containsExactlyInAnyOrder("one", "two");
  }
}
