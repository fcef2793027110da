package ai.honeyhive.tracer.internal.export.encoding.json;

import ai.honeyhive.client.mapping.MappedSpan;
import ai.honeyhive.client.mapping.SessionSeed;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a span says of its session, as an event of the session itself. In OTLP the server reads it
 * from the span; an event of the span has no place for it.
 */
final class SessionEvents {
  private static final List<String> ALWAYS = List.of("event_type", "event_id", "session_id");

  private SessionEvents() {}

  /** The event of the session; null when the span says nothing that is not in its own event. */
  static @Nullable ObjectNode of(MappedSpan span) {
    SessionSeed seed = span.session();
    if (seed.name() == null && seed.metadata().isEmpty()) {
      return null;
    }
    ObjectNode whole = Event.builder()
        .eventType(EventType.SESSION)
        .eventId(seed.sessionId())
        .sessionId(seed.sessionId())
        .metadata(seed.metadata())
        .build()
        .toJson();
    // what is not said must not stand in the way of who says it
    ObjectNode said = whole.objectNode();
    ALWAYS.forEach(field -> said.set(field, whole.get(field)));
    said.put("event_name", seed.name() == null ? SessionSeed.DEFAULT_NAME : seed.name());
    if (seed.source() != null) {
      said.put("source", seed.source());
    }
    if (!seed.metadata().isEmpty()) {
      said.set("metadata", whole.get("metadata"));
    }
    return said;
  }

  /** Whether an event of a request is such a one, and no span's. */
  static boolean isOne(JsonNode event) {
    return event.path("event_type").asText().equals("session")
        && !event.path("metadata").has("span_id");
  }
}
