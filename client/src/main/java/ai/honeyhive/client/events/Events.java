package ai.honeyhive.client.events;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.internal.rest.Pages;
import ai.honeyhive.client.internal.rest.Rest;
import ai.honeyhive.client.internal.rest.RestRequest;
import ai.honeyhive.client.internal.rest.Wire;
import ai.honeyhive.client.model.Event;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
   * Makes an event. Fields beyond the schema, {@link Event#extra()}, are sent, and refused.
   *
   * @param event the event; ids that it does not have are minted
   * @return the event's id
   * @throws HoneyHiveException when the call fails
   */
  public String create(Event event) {
    return Rest.await(createAsync(event));
  }

  /**
   * Makes an event.
   *
   * @param event the event; ids that it does not have are minted
   * @return the event's id, later
   */
  public CompletableFuture<String> createAsync(Event event) {
    return rest.send(RestRequest.post("/v1/events").body(Wire.event(event)), Events::eventId);
  }

  /**
   * Makes the event of a call of a model.
   *
   * @param event the call
   * @return the event's id
   * @throws HoneyHiveException when the call fails
   */
  public String createModel(NewModelEvent event) {
    return Rest.await(createModelAsync(event));
  }

  /**
   * Makes the event of a call of a model.
   *
   * @param event the call
   * @return the event's id, later
   */
  public CompletableFuture<String> createModelAsync(NewModelEvent event) {
    return rest.send(
        RestRequest.post("/events/model")
            .body(JsonNodeFactory.instance.objectNode().set("model_event", event.toJson())),
        Events::eventId);
  }

  private static String eventId(JsonNode json) {
    String id = json.path("event_id").asText("");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("it has no event_id");
    }
    return id;
  }

  /**
   * Makes events together. When the backend fails with a
   * {@link ai.honeyhive.client.ServerException}, some of them may be stored.
   *
   * @param batch the events
   * @return their ids
   * @throws HoneyHiveException when the call fails
   */
  public CreatedEvents createBatch(EventBatch batch) {
    return Rest.await(createBatchAsync(batch));
  }

  /**
   * Makes events together.
   *
   * @param batch the events
   * @return their ids, later
   */
  public CompletableFuture<CreatedEvents> createBatchAsync(EventBatch batch) {
    return rest.send(
        RestRequest.post("/v1/events/batch").body(batch.toJson()), CreatedEvents::fromJson);
  }

  /**
   * Changes an event, or a session by its session id.
   *
   * @param eventId its id
   * @param update what changes
   * @throws HoneyHiveException when the call fails
   */
  public void update(String eventId, EventUpdate update) {
    Rest.await(updateAsync(eventId, update));
  }

  /**
   * Changes an event, or a session by its session id.
   *
   * @param eventId its id
   * @param update what changes
   * @return when it is done
   */
  public CompletableFuture<@Nullable Void> updateAsync(String eventId, EventUpdate update) {
    return rest.send(RestRequest.put("/v1/events/{}", eventId).body(update.toJson()));
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

  /**
   * Deletes an event.
   *
   * @param eventId its id
   * @throws HoneyHiveException when the call fails
   */
  public void delete(String eventId) {
    Rest.await(deleteAsync(eventId));
  }

  /**
   * Deletes an event.
   *
   * @param eventId its id
   * @return when it is done
   */
  public CompletableFuture<@Nullable Void> deleteAsync(String eventId) {
    return rest.send(RestRequest.delete("/v1/events/{}", eventId));
  }

  /**
   * Searches for events.
   *
   * @param search what for, and which page
   * @return the page
   * @throws HoneyHiveException when the call fails
   */
  public EventPage search(EventSearch search) {
    return Rest.await(searchAsync(search));
  }

  /**
   * Searches for events.
   *
   * @param search what for, and which page
   * @return the page, later
   */
  public CompletableFuture<EventPage> searchAsync(EventSearch search) {
    return rest.send(request(search), EventPage::fromJson);
  }

  /**
   * Searches for events on all pages from that of the search on. A page is asked for when the
   * stream comes to it; events that are stored meanwhile and belong before it are not in it.
   *
   * @param search what for, and the first page
   * @return the events, those that started last first; closing it ends a request under way, and it
   *     throws what {@link #search} throws
   */
  public Stream<Event> searchAll(EventSearch search) {
    return Pages.stream(
        search.plan(),
        number -> rest.send(request(search.onPage(number)), Events::onPage),
        Event::eventId);
  }

  /**
   * Reads events in bulk.
   *
   * @param export which, and which page
   * @return the page
   * @throws HoneyHiveException when the call fails
   */
  public EventPage export(EventExport export) {
    return Rest.await(exportAsync(export));
  }

  /**
   * Reads events in bulk.
   *
   * @param export which, and which page
   * @return the page, later
   */
  public CompletableFuture<EventPage> exportAsync(EventExport export) {
    return rest.send(request(export), EventPage::fromJson);
  }

  /**
   * Reads events in bulk from all pages from that of the export on. A page is asked for when the
   * stream comes to it.
   *
   * @param export which, and the first page
   * @return the events; closing it ends a request under way, and it throws what {@link #export}
   *     throws
   */
  public Stream<Event> exportAll(EventExport export) {
    return Pages.stream(
        export.plan(),
        number -> rest.send(request(export.onPage(number)), Events::onPage),
        Event::eventId);
  }

  private static RestRequest request(EventSearch search) {
    return RestRequest.post("/v1/events/search").body(search.toJson()).reading().large();
  }

  private static RestRequest request(EventExport export) {
    return RestRequest.post("/v1/events/export").body(export.toJson()).reading().large();
  }

  private static List<Event> onPage(JsonNode json) {
    return EventPage.fromJson(json).events();
  }
}
