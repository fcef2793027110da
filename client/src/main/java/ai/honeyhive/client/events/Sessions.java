package ai.honeyhive.client.events;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.internal.rest.Rest;
import ai.honeyhive.client.internal.rest.RestRequest;
import ai.honeyhive.client.internal.rest.Wire;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Starts and reads sessions; of {@link HoneyHiveClient#sessions()}. A session is changed as
 * {@link Events#update an event} is, by its session id. Thread-safe.
 */
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
   * Starts a session, or adds to one that has its id.
   *
   * @param session what it starts with
   * @return the session's own event, as it is stored
   * @throws HoneyHiveException when the call fails
   */
  public Event start(NewSession session) {
    return Rest.await(startAsync(session));
  }

  /**
   * Starts a session, or adds to one that has its id.
   *
   * @param session what it starts with
   * @return the session's own event, as it is stored, later
   */
  public CompletableFuture<Event> startAsync(NewSession session) {
    return rest.send(RestRequest.post("/v1/sessions").body(session.toJson()), Sessions::started);
  }

  /** All that is sure is that it has ids. */
  private static Event started(JsonNode json) {
    if (json.isObject() && !json.path("event_type").isTextual()) {
      return Event.fromJson(((ObjectNode) Wire.without("event_type", json))
          .put("event_type", EventType.SESSION.wireName()));
    }
    return Event.fromJson(json);
  }

  /**
   * Reads a session with all that is in it.
   *
   * @param sessionId its id
   * @return its events as a tree
   * @throws HoneyHiveException when the call fails, for example because there is no such session
   */
  public SessionNode get(String sessionId) {
    return Rest.await(getAsync(sessionId));
  }

  /**
   * Reads a session with all that is in it.
   *
   * @param sessionId its id
   * @return its events as a tree, later
   */
  public CompletableFuture<SessionNode> getAsync(String sessionId) {
    return rest.send(RestRequest.get("/v1/sessions/{}", sessionId).large(), SessionNode::fromJson);
  }

  /**
   * Adds events to a session, whatever session they name. When the backend fails with a
   * {@link ai.honeyhive.client.ServerException}, some of them may be stored.
   *
   * @param sessionId the session's id
   * @param events the events
   * @throws HoneyHiveException when the call fails
   */
  public void addEvents(String sessionId, Collection<Event> events) {
    Rest.await(addEventsAsync(sessionId, events));
  }

  /**
   * Adds events to a session, whatever session they name.
   *
   * @param sessionId the session's id
   * @param events the events
   * @return when it is done
   */
  public CompletableFuture<@Nullable Void> addEventsAsync(
      String sessionId, Collection<Event> events) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("events", Wire.events(List.copyOf(events)));
    return rest.send(RestRequest.post("/v1/sessions/{}/events/batch", sessionId).body(body));
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
