package ai.honeyhive.client.metrics;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.internal.rest.Rest;
import ai.honeyhive.client.internal.rest.RestRequest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps metrics; of {@link HoneyHiveClient#metrics()}. Thread-safe. */
public final class Metrics {
  private final Rest rest;

  /**
   * Made by {@link HoneyHiveClient}.
   *
   * @param rest what sends, which is not of the API
   */
  @SuppressWarnings("exports") // only the client can make one
  public Metrics(Rest rest) {
    this.rest = rest;
  }

  /**
   * Deletes a metric.
   *
   * @param metricId its id
   * @throws HoneyHiveException when the call fails
   */
  public void delete(String metricId) {
    Rest.await(deleteAsync(metricId));
  }

  /**
   * Deletes a metric.
   *
   * @param metricId its id
   * @return when it is done
   */
  public CompletableFuture<@Nullable Void> deleteAsync(String metricId) {
    return rest.send(RestRequest.delete("/v1/metrics/{}", metricId));
  }
}
