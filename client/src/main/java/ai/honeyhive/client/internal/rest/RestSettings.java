package ai.honeyhive.client.internal.rest;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of a client share. Its text form does not hold the key.
 *
 * @param server where the data plane is
 * @param apiKey the key, or null for a server on this machine that wants none
 * @param times how long things may take
 * @param retries how often a request may be repeated
 * @param answerBytes the size of the largest answer, unpacked
 * @param httpClient the application's client to send with, or null for one of our own
 * @param executor where answers are read, or null for threads of our own
 */
public record RestSettings(
    URI server,
    @Nullable String apiKey,
    Times times,
    int retries,
    int answerBytes,
    @Nullable HttpClient httpClient,
    @Nullable Executor executor) {

  /**
   * How long things may take.
   *
   * @param connect a connection
   * @param request one request, from the connection to the last byte of the answer
   * @param export the same, of requests whose answers are large
   * @param retryBudget no request is repeated later than this after the call
   */
  public record Times(Duration connect, Duration request, Duration export, Duration retryBudget) {}

  @Override
  public String toString() {
    return "RestSettings{" + server + "}";
  }
}
