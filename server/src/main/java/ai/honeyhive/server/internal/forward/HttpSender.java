package ai.honeyhive.server.internal.forward;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** OTLP/HTTP. */
final class HttpSender implements OtlpSender {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int MAX_REASON = 200;

  private final URI traces;
  private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "honeyhive-forward-http");
    thread.setDaemon(true);
    return thread;
  });
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(CONNECT)
      .executor(threads)
      .build();

  /** Sends to this URL; one without a path gets OTLP's. */
  HttpSender(URI target) {
    String path = target.getRawPath();
    this.traces = path.isEmpty() || path.equals("/") ? target.resolve("/v1/traces") : target;
  }

  @Override
  public Outcome send(byte[] request) throws InterruptedException {
    HttpRequest post = HttpRequest.newBuilder(traces)
        .timeout(ANSWER)
        .header("Content-Type", "application/x-protobuf")
        .POST(BodyPublishers.ofByteArray(request))
        .build();
    try {
      return outcome(client.send(post, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return new Later(e.toString(), null);
    }
  }

  private static Outcome outcome(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return OtlpSender.delivered(response.body());
    }
    String reason = "HTTP " + status + text(response);
    return switch (status) {
      case 429, 502, 503, 504 ->
        new Later(reason, seconds(response.headers().firstValue("Retry-After").orElse("")));
      default -> new Refused(reason);
    };
  }

  /** The answer, when it is made for people. */
  private static String text(HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (!type.startsWith("text/") && !type.startsWith("application/json")) {
      return "";
    }
    String text = new String(response.body(), java.nio.charset.StandardCharsets.UTF_8).strip();
    return ": " + text.substring(0, Math.min(text.length(), MAX_REASON));
  }

  private static @Nullable Duration seconds(String retryAfter) {
    try {
      return retryAfter.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Override
  public void close() {
    // From JDK 21 on; before, its selector's thread ends once nobody refers to the client.
    if ((Object) client instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    threads.shutdownNow();
  }
}
