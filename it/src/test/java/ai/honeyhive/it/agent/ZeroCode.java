package ai.honeyhive.it.agent;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

/** An application that calls a model and knows nothing of HoneyHive or OpenTelemetry. */
public final class ZeroCode {
  private ZeroCode() {}

  /** Runs the program; the argument is the model's address. */
  public static void main(String[] args) {
    OpenAIClient client = client(args[0]);
    ask(client);
    client.close();
  }

  static OpenAIClient client(String model) {
    return OpenAIOkHttpClient.builder().baseUrl(model).apiKey("none").build();
  }

  static void ask(OpenAIClient client) {
    client
        .chat()
        .completions()
        .create(ChatCompletionCreateParams.builder()
            .model("gpt-4o-mini")
            .addUserMessage("Where should I go?")
            .build());
  }
}
