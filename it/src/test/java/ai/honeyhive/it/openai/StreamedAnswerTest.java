package ai.honeyhive.it.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.Reply;
import ai.honeyhive.test.ScriptedModel;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.PendingSpan;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What steps make of the chunks of the real openai-java client, without any instrumentation. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "OkHttp.*|Okio.*|Cleaner-0|ForkJoinPool.*|openai-.*",
    because = "OkHttp keeps its idle threads for a minute")
class StreamedAnswerTest {
  private static final ChatCompletionCreateParams QUESTION = ChatCompletionCreateParams.builder()
      .model("small-model")
      .addUserMessage("Where?")
      .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
      .build();

  private static OpenAIClient client(ScriptedModel model) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(model.baseUri().toString())
        .apiKey("none")
        .maxRetries(0)
        .build();
  }

  private static HoneyHiveTracer tracer(TestServer server) {
    return HoneyHiveTracer.builder()
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .build();
  }

  private static void assertAnswer(Event event) {
    assertThat(event.outputs())
        .containsEntry("role", "assistant")
        .containsEntry("content", "Turin")
        .containsEntry("finish_reason", "stop");
    assertThat(event.metadata())
        .containsKeys(
            "prompt_tokens", "completion_tokens", "time_to_first_token_ms", "response_model")
        .doesNotContainKey("incomplete");
  }

  @Test
  void stream_ofTheClient_isOneMessageWithItsFigures(TestServer server) {
    try (ScriptedModel model = ScriptedModel.start(Reply.text("Turin"));
        HoneyHiveTracer tracer = tracer(server)) {
      OpenAIClient client = client(model);
      try (StreamResponse<ChatCompletionChunk> response =
          client.chat().completions().createStreaming(QUESTION)) {
        Stream<ChatCompletionChunk> chunks =
            tracer.trace("ask", EventType.MODEL, span -> response.stream());
        chunks.forEach(chunk -> {});
      }
      client.close();
    }

    assertAnswer(server.awaitEvent("ask"));
  }

  @Test
  void handler_ofTheAsyncClient_endsTheStep(TestServer server) {
    try (ScriptedModel model = ScriptedModel.start(Reply.text("Turin"));
        HoneyHiveTracer tracer = tracer(server)) {
      OpenAIClient client = client(model);
      AsyncStreamResponse<ChatCompletionChunk> response =
          tracer.trace("ask", EventType.MODEL, span -> {
            PendingSpan pending = span.endLater();
            return client
                .async()
                .chat()
                .completions()
                .createStreaming(QUESTION)
                .subscribe(new AsyncStreamResponse.Handler<>() {
                  @Override
                  public void onNext(ChatCompletionChunk chunk) {
                    pending.chunk(chunk);
                  }

                  @Override
                  public void onComplete(Optional<Throwable> error) {
                    error.ifPresentOrElse(pending::fail, pending::complete);
                  }
                });
          });
      response.onCompleteFuture().join();
      client.close();
    }

    assertAnswer(server.awaitEvent("ask"));
  }
}
