package ai.honeyhive.client.events;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.internal.rest.Rest;
import ai.honeyhive.client.internal.rest.RestRequest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Starts and reads sessions; of {@link HoneyHiveClient#sessions()}. Thread-safe. */
public final class Sessions {
  private final Rest rest;

  /**
   * Made by {@link HoneyHiveClient}.
   *
   * @param rest what sends, which is not of the API
   */
  @SuppressWarnings("exports") // only the client can make one
  public Sessions(Rest rest) {
    this.rest = rest;
  }

  /**
   * Deletes a session with all its events.
   *
   * @param sessionId its id
   * @throws HoneyHiveException when the call fails
   */
  public void delete(String sessionId) {
    Rest.await(deleteAsync(sessionId));
  }

  /**
   * Deletes a session with all its events.
   *
   * @param sessionId its id
   * @return when it is done
   */
  public CompletableFuture<@Nullable Void> deleteAsync(String sessionId) {
    return rest.send(RestRequest.delete("/v1/sessions/{}", sessionId));
  }
}
