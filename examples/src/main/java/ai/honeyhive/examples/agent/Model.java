package ai.honeyhive.examples.agent;

import ai.honeyhive.test.ScriptedModel;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.util.Map;

/** The model: OpenAI's when {@code OPENAI_API_KEY} is set, else a scripted one on loopback. */
record Model(String name, OpenAIClient client, Runnable stop) implements AutoCloseable {

  static Model fromEnvironment() {
    Map<String, String> env = System.getenv();
    if (!env.getOrDefault("OPENAI_API_KEY", "").isBlank()) {
      String name = env.getOrDefault("OPENAI_MODEL", "gpt-4o-mini");
      return new Model(name, OpenAIOkHttpClient.fromEnv(), () -> {});
    }
    ScriptedModel scripted = ScriptedModel.start(TravelScript::reply);
    OpenAIClient client = OpenAIOkHttpClient.builder()
        .baseUrl(scripted.baseUri().toString())
        .apiKey("none")
        .build();
    return new Model("scripted", client, scripted::close);
  }

  @Override
  public void close() {
    client.close();
    stop.run();
  }
}
