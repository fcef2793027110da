package ai.honeyhive.it.openai;

import ai.honeyhive.tracer.HoneyHiveTracer;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.opentelemetry.instrumentation.openai.v1_1.OpenAITelemetry;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * A program that keeps an instrumented client and drops the tracer it was made with. It halts
 * without exit hooks, with 0 when both calls have arrived by then.
 */
public final class DroppedTracer {
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private DroppedTracer() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    WeakReference<?>[] tracer = {null};
    OpenAIClient client = instrumented(tracer);
    call(client);
    while (tracer[0].get() != null) {
      System.gc();
    }
    call(client);
    Runtime.getRuntime().halt(bothArrived() ? 0 : 1);
  }

  private static OpenAIClient instrumented(WeakReference<?>[] reference) {
    HoneyHiveTracer tracer = HoneyHiveTracer.init();
    reference[0] = new WeakReference<>(tracer);
    return OpenAITelemetry.builder(tracer.openTelemetry())
        .setCaptureMessageContent(true)
        .build()
        .wrap(OpenAIOkHttpClient.fromEnv());
  }

  private static void call(OpenAIClient client) {
    client
        .chat()
        .completions()
        .create(ChatCompletionCreateParams.builder()
            .model("small-model")
            .addUserMessage("Where?")
            .build());
  }

  private static boolean bothArrived() throws Exception {
    HttpRequest search = HttpRequest.newBuilder(
            URI.create(System.getenv("HH_API_URL") + "/v1/events/search"))
        .header("Authorization", "Bearer " + System.getenv("HH_API_KEY"))
        .header("Content-Type", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"filters\":[{\"field\":\"event_type\",\"operator\":\"is\",\"value\":\"model\",\"type\":\"string\"}]}"))
        .build();
    HttpClient http = HttpClient.newHttpClient();
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end) {
      if (http.send(search, HttpResponse.BodyHandlers.ofString()).body().contains("\"count\":2")) {
        return true;
      }
    }
    return false;
  }
}
