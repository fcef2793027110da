package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import ai.honeyhive.tracer.internal.export.transport.ErrorText;
import ai.honeyhive.tracer.internal.export.transport.Suppression;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests over one pooled HTTP client, with retries, never past the deadline. Used by one
 * worker; the pool and its threads are made on the first request and gone after {@link #close}.
 */
final class Sender {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration READ = Duration.ofSeconds(30);

  private final Endpoint endpoint;
  private final Deadline deadline;
  private final Pause pause;
  private final ExecutorService executor;
  private final HttpClient client;

  Sender(Endpoint endpoint, Deadline deadline, Pause pause) {
    this.endpoint = endpoint;
    this.deadline = deadline;
    this.pause = pause;
    this.executor = daemons();
    this.client = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT)
        .executor(executor)
        .build();
  }

  /** How the time between two tries passes; a test lets it pass at once. */
  @FunctionalInterface
  interface Pause {
    Pause REAL = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

    void pause(Duration time) throws InterruptedException;
  }

  private static ExecutorService daemons() {
    ThreadPoolExecutor pool = new ThreadPoolExecutor(
        2, 2, 200, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), task -> {
          Thread thread = new Thread(task, "honeyhive-http");
          thread.setDaemon(true);
          return thread;
        });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Posts the body until it is answered for good, the retries are used up, or the deadline is near.
   */
  Answer post(URI uri, String contentType, byte[] body) throws InterruptedException {
    for (int retry = 0; ; retry++) {
      Answer answer;
      Optional<String> retryAfter = Optional.empty();
      try {
        HttpRequest request = request(uri, contentType, body);
        HttpResponse<byte[]> response =
            Suppression.call(() -> client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        retryAfter = response.headers().firstValue("Retry-After");
        answer = answer(response);
      } catch (IOException e) {
        answer = new Answer.Unreachable(e);
      }
      Duration wait = RetrySchedule.pauseBefore(retry, retryAfter);
      if (isFinal(answer)
          || retry == RetrySchedule.RETRIES
          || wait.compareTo(deadline.remaining()) >= 0) {
        return answer;
      }
      pause.pause(wait);
    }
  }

  private HttpRequest request(URI uri, String contentType, byte[] body) {
    Duration remaining = deadline.remaining();
    Duration timeout = remaining.compareTo(READ) < 0 ? remaining.plusMillis(1) : READ;
    HttpRequest.Builder request = HttpRequest.newBuilder(uri)
        .timeout(timeout)
        .header("Content-Type", contentType)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    endpoint.headers().forEach(request::header);
    return request.build();
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return new Answer.Accepted(ByteBuffer.wrap(response.body()));
    }
    return new Answer.Refused(status, ErrorText.of(response.body()));
  }

  private static boolean isFinal(Answer answer) {
    return answer instanceof Answer.Accepted
        || (answer instanceof Answer.Refused refused
            && !RetrySchedule.worthARetry(refused.status()));
  }

  /**
   * Ends the pool. The client has no close before JDK 21; there its selector thread ends with the
   * next collection.
   */
  void close() {
    if ((Object) client instanceof AutoCloseable closeable) {
      // Waits for running exchanges; there are none, because only the worker sends.
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    executor.shutdownNow();
  }
}
