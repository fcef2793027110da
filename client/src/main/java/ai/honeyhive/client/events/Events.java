package ai.honeyhive.client.events;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.internal.rest.Rest;
import ai.honeyhive.client.internal.rest.RestRequest;
import ai.honeyhive.client.model.Event;
import java.util.concurrent.CompletableFuture;

/** Writes, finds and reads events; of {@link HoneyHiveClient#events()}. Thread-safe. */
public final class Events {
  private final Rest rest;

  /**
   * Made by {@link HoneyHiveClient}.
   *
   * @param rest what sends, which is not of the API
   */
  @SuppressWarnings("exports") // only the client can make one
  public Events(Rest rest) {
    this.rest = rest;
  }

  /**
   * Reads an event.
   *
   * @param eventId its id
   * @return the event
   * @throws HoneyHiveException when the call fails, for example because there is no such event
   */
  public Event get(String eventId) {
    return Rest.await(getAsync(eventId));
  }

  /**
   * Reads an event.
   *
   * @param eventId its id
   * @return the event, later
   */
  public CompletableFuture<Event> getAsync(String eventId) {
    return rest.send(
        RestRequest.get("/v1/events/{}", eventId), json -> Event.fromJson(json.path("event")));
  }
}
