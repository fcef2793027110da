package ai.honeyhive.client.internal.rest;

import ai.honeyhive.client.HoneyHiveException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Sends the requests of one client, over connections that are kept. Thread-safe. */
public final class Rest implements AutoCloseable {
  private static final String VERSION = version();

  private final RestSettings settings;
  private final Pauses pauses;
  private final Connections connections;
  private final String base;
  private final Set<Call<?>> calls = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Opens nothing before the first request. */
  public Rest(RestSettings settings) {
    this(settings, Pauses.REAL);
  }

  Rest(RestSettings settings, Pauses pauses) {
    this.settings = settings;
    this.pauses = pauses;
    this.connections = new Connections(settings);
    String server = settings.server().toString();
    this.base = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
  }

  /**
   * Sends a request and reads its answer. The future fails with a {@link HoneyHiveException};
   * cancelling it cancels the request.
   *
   * @throws IllegalStateException when the client is closed
   */
  public <T extends @Nullable Object> CompletableFuture<T> send(
      RestRequest request, AnswerReader<T> reader) {
    Call<T> call = new Call<>(this, request, reader);
    calls.add(call);
    if (closed) {
      calls.remove(call);
      throw new IllegalStateException("the client is closed");
    }
    return call.start();
  }

  /** Sends a request whose answer says no more than that it was done. */
  @SuppressWarnings("NullAway") // null is all there is of a Void
  public CompletableFuture<@Nullable Void> send(RestRequest request) {
    return send(request, json -> null);
  }

  /**
   * Waits for a call. What it throws has the stack of who waits.
   *
   * @throws HoneyHiveException when the call fails
   */
  public static <T extends @Nullable Object> T await(CompletableFuture<T> call) {
    try {
      return call.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        failure.setStackTrace(new Throwable().getStackTrace());
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for an answer");
    }
  }

  CompletableFuture<HttpResponse<byte[]>> exchange(RestRequest request, String stamp) {
    return connections
        .client()
        .sendAsync(httpRequest(request, stamp), info -> new LimitedBody(settings.answerBytes()));
  }

  private HttpRequest httpRequest(RestRequest request, String stamp) {
    JsonNode body = request.body();
    HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(base + request.target()))
        .method(
            request.method(),
            body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(body.toString().getBytes(StandardCharsets.UTF_8)))
        .setHeader("Accept", "application/json")
        .setHeader("Accept-Encoding", "gzip")
        .setHeader("User-Agent", "honeyhive-java/" + VERSION)
        .setHeader("hh-client-version", VERSION)
        .setHeader("hh-client-language", "java")
        .setHeader("hh-client-package", "honeyhive-client")
        .setHeader("hh-client-timestamp", stamp);
    if (body != null) {
      http.setHeader("Content-Type", "application/json");
    }
    String key = settings.apiKey();
    if (key != null) {
      http.setHeader("Authorization", "Bearer " + key);
    }
    return http.build();
  }

  RestSettings settings() {
    return settings;
  }

  Retries retries() {
    return new Retries(settings.retries(), settings.times().retryBudget(), pauses);
  }

  Pauses pauses() {
    return pauses;
  }

  Executor executor() {
    return connections.executor();
  }

  void ended(Call<?> call) {
    calls.remove(call);
  }

  /** Ends the calls that are under way; their futures fail. */
  @Override
  public void close() {
    closed = true;
    for (Call<?> call : calls) {
      call.fail("the client was closed");
    }
    connections.close();
  }

  private static String version() {
    String version = Rest.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
