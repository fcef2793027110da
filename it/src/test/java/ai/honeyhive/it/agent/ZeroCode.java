package ai.honeyhive.it.agent;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

/** An application that calls a model and knows nothing of HoneyHive or OpenTelemetry. */
public final class ZeroCode {
  private ZeroCode() {}

  /** Runs the program; the argument is the model's address. */
  public static void main(String[] args) {
    OpenAIClient client =
        OpenAIOkHttpClient.builder().baseUrl(args[0]).apiKey("none").build();
    client
        .chat()
        .completions()
        .create(ChatCompletionCreateParams.builder()
            .model("gpt-4o-mini")
            .addUserMessage("Where should I go?")
            .build());
    client.close();
  }
}
