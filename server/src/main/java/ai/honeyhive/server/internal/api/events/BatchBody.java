package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.store.EventWrite;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of a request that creates many. One that cannot be stored refuses them all, with its
 * place in the list, so that the answer is true of every event.
 *
 * @param session the own event of the one session that all belong to; null when each says its own
 */
record BatchBody(List<Event> events, @Nullable Event session) {
  private static final int MOST_IDS = 10;
  private static final Shape SHAPE = new Shape(
      Map.of("events", Kind.ANY, "single_session", Kind.FLAG, "session_properties", Kind.OBJECT));
  private static final Shape OF_SESSION = new Shape(Map.of("events", Kind.ANY));
  private static final Shape LEGACY = new Shape(Map.of(
      "single_session", Kind.FLAG,
      "is_single_session", Kind.FLAG,
      "session_properties", Kind.OBJECT,
      "session", Kind.OBJECT));

  /** {@code PostEventBatchRequest}: closed, and so is each event. */
  static BatchBody current(JsonNode body) {
    return batch(SHAPE.closed(body), "events", EventBody::current);
  }

  /** {@code SessionEventBatchRequest}: closed; the path names the session of all events. */
  static BatchBody ofSession(String sessionId, JsonNode body) {
    JsonNode list = OF_SESSION.closed(body).path("events");
    return inSession(sessionId, list, "events", EventBody::current);
  }

  /** {@code AddSessionTracesRequest}: one of two names for the events, open. */
  static BatchBody tracesOfSession(String sessionId, JsonNode body) {
    ObjectNode batch = Shape.object(body);
    if (batch.hasNonNull("events") == batch.hasNonNull("logs")) {
      throw HttpFailure.badRequest("The body must have one of the fields events and logs");
    }
    String name = batch.hasNonNull("events") ? "events" : "logs";
    return inSession(sessionId, batch.get(name), name, EventBody::legacy);
  }

  private static BatchBody inSession(
      String sessionId, JsonNode list, String name, Function<JsonNode, Event> one) {
    Function<JsonNode, Event> inSession = json -> one.apply(
        json.isObject() ? ((ObjectNode) json.deepCopy()).put("session_id", sessionId) : json);
    return new BatchBody(events(list, name, inSession), null);
  }

  /** {@code LegacyPostEventBatchRequest}: unknown fields are ignored, some have two names. */
  static BatchBody legacy(JsonNode body) {
    return legacy(body, "events", EventBody::legacy);
  }

  /** {@code PostModelEventBatchRequest}: the same for calls of models. */
  static BatchBody legacyModels(JsonNode body) {
    return legacy(body, "model_events", ModelEventBody::legacy);
  }

  private static BatchBody legacy(JsonNode body, String name, Function<JsonNode, Event> one) {
    ObjectNode batch = LEGACY.open(body);
    alias(batch, "is_single_session", "single_session");
    alias(batch, "session", "session_properties");
    return batch(batch, name, one);
  }

  private static void alias(ObjectNode batch, String alias, String name) {
    if (batch.has(alias) && !batch.has(name)) {
      batch.set(name, batch.get(alias));
    }
  }

  private static BatchBody batch(ObjectNode batch, String name, Function<JsonNode, Event> one) {
    JsonNode list = batch.path(name);
    List<Event> events = events(list, name, one);
    return batch.path("single_session").asBoolean()
        ? inOneSession(events, list, batch.withObject("/session_properties"))
        : new BatchBody(events, null);
  }

  private static List<String> ids(JsonNode list) {
    return list.valueStream()
        .map(event -> event.path("event_id"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .limit(MOST_IDS)
        .toList();
  }

  private static List<Event> events(JsonNode list, String name, Function<JsonNode, Event> one) {
    if (!list.isArray()) {
      throw HttpFailure.badRequest("The field " + name + " is required, and must be a list");
    }
    List<Event> events = new ArrayList<>(list.size());
    String problem = "";
    int refused = 0;
    for (int i = 0; i < list.size(); i++) {
      try {
        events.add(one.apply(list.get(i)));
      } catch (HttpFailure e) {
        if (refused++ == 0) {
          problem = name + "[" + i + "]: " + e.getMessage();
        }
      }
    }
    if (refused > 0) {
      String more = refused > 1 ? " (and " + (refused - 1) + " more)" : "";
      throw HttpFailure.badRequest(problem + more + "; no event was stored")
          .concerning(list.size(), ids(list));
    }
    return events;
  }

  /** The session is the one its properties name, else the one the first event names. */
  private static BatchBody inOneSession(List<Event> events, JsonNode list, ObjectNode properties) {
    if (!properties.has("session_id") && list.path(0).hasNonNull("session_id")) {
      properties.put("session_id", events.get(0).sessionId());
    }
    Event session = SessionBody.properties(properties);
    return new BatchBody(
        events.stream()
            .map(event -> event.toBuilder().sessionId(session.sessionId()).build())
            .toList(),
        session);
  }

  private Stream<Event> all() {
    return session == null ? events.stream() : Stream.concat(Stream.of(session), events.stream());
  }

  /** All that is to be written. */
  List<EventWrite> writes(String project) {
    return all().map(event -> EventWrite.of(project, event)).toList();
  }

  /** The session of all events; null when they are in several, or there is none. */
  @Nullable
  String sessionId() {
    List<String> sessions = all().map(Event::sessionId).distinct().limit(2).toList();
    return sessions.size() == 1 ? sessions.get(0) : null;
  }
}
