package ai.honeyhive.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.InternalServerException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the real client makes of the scripted model's answers. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "OkHttp TaskRunner|Okio Watchdog",
    because = "OkHttp keeps both for a minute after its last client was closed")
@AllowThreads(named = "Cleaner-\\d+", because = "openai-java has one cleaner for all its clients")
class ScriptedModelOpenAiTest {
  private static final ChatCompletionCreateParams QUESTION = ChatCompletionCreateParams.builder()
      .model("gpt-4o-mini")
      .addUserMessage("What is the weather in Turin?")
      .build();
  private static final ChatCompletionCreateParams STREAMED = QUESTION.toBuilder()
      .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
      .build();
  private static final ToolCall WEATHER =
      ToolCall.of("call_1", "weather", "{\"city\": \"Turin\", \"unit\": \"celsius\"}");

  private static OpenAIClient client(ScriptedModel model) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(model.baseUri().toString())
        .apiKey("sk-test")
        .maxRetries(1)
        .build();
  }

  private static ChatCompletion ask(ScriptedModel model) {
    OpenAIClient client = client(model);
    try {
      return client.chat().completions().create(QUESTION);
    } finally {
      client.close();
    }
  }

  private static ChatCompletion stream(ScriptedModel model) {
    OpenAIClient client = client(model);
    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(STREAMED)) {
      stream.stream().forEach(all::accumulate);
      return all.chatCompletion();
    } finally {
      client.close();
    }
  }

  private static ChatCompletionMessage message(ChatCompletion completion) {
    return completion.validate().choices().get(0).message();
  }

  @Test
  void readsText() {
    try (var model = ScriptedModel.start(Reply.text("Sunny.").withUsage(14, 3))) {
      ChatCompletion completion = ask(model);
      assertThat(message(completion).content()).contains("Sunny.");
      assertThat(completion.usage().orElseThrow().totalTokens()).isEqualTo(17);
    }
  }

  @Test
  void readsToolCalls() {
    try (var model = ScriptedModel.start(Reply.toolCalls(WEATHER))) {
      assertWeatherCall(ask(model));
    }
  }

  @Test
  void readsARefusal() {
    try (var model = ScriptedModel.start(Reply.refusal("I cannot help with that."))) {
      ChatCompletionMessage message = message(ask(model));
      assertThat(message.refusal()).contains("I cannot help with that.");
      assertThat(message.content()).isEmpty();
    }
  }

  @Test
  void readsAStreamedText() {
    String text = "It is sunny in Turin today, with 21 degrees.";
    try (var model = ScriptedModel.start(Reply.text(text))) {
      ChatCompletion completion = stream(model);
      assertThat(message(completion).content()).contains(text);
      assertThat(completion.usage().orElseThrow().completionTokens()).isEqualTo(11);
    }
  }

  @Test
  void readsStreamedToolCalls() {
    try (var model = ScriptedModel.start(Reply.toolCalls(WEATHER))) {
      assertWeatherCall(stream(model));
    }
  }

  @Test
  void throwsTheExceptionOfTheStatus() {
    try (var model =
        ScriptedModel.start(request -> Reply.error(401, "Incorrect API key provided: sk-test."))) {
      assertThatThrownBy(() -> ask(model))
          .isInstanceOf(UnauthorizedException.class)
          .hasMessageContaining("Incorrect API key");
      assertThatThrownBy(() -> stream(model)).isInstanceOf(UnauthorizedException.class);
    }
  }

  @Test
  void retriesARateLimitAndThenGetsTheAnswer() {
    try (var model = ScriptedModel.start(
        Reply.error(429, "slow down").withHeader("Retry-After-Ms", "1"), Reply.text("ok"))) {
      assertThat(message(ask(model)).content()).contains("ok");
      assertThat(model.requests()).hasSize(2);
    }
  }

  @Test
  void givesUpAfterItsRetries() {
    try (var model = ScriptedModel.start(
        request -> Reply.error(500, "oops").withHeader("Retry-After-Ms", "1"))) {
      assertThatThrownBy(() -> ask(model)).isInstanceOf(InternalServerException.class);
      assertThat(model.requests()).hasSize(2);
    }
  }

  private static void assertWeatherCall(ChatCompletion completion) {
    var call = message(completion).toolCalls().orElseThrow().get(0).asFunction();
    assertThat(call.id()).isEqualTo("call_1");
    assertThat(call.function().name()).isEqualTo("weather");
    assertThat(call.function().arguments()).isEqualTo(WEATHER.arguments());
    assertThat(completion.choices().get(0).finishReason())
        .isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
  }
}
