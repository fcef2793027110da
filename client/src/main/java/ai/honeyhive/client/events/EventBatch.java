package ai.honeyhive.client.events;

import ai.honeyhive.client.internal.rest.Wire;
import ai.honeyhive.client.model.Event;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events to be made together. Immutable. */
public final class EventBatch {
  private final List<Event> events;
  private final @Nullable NewSession session;

  private EventBatch(List<Event> events, @Nullable NewSession session) {
    this.events = events;
    this.session = session;
  }

  /**
   * {@return a batch of events, each in the session it names, or in a new one of its own}
   *
   * @param events the events
   */
  public static EventBatch of(Collection<Event> events) {
    return new EventBatch(List.copyOf(events), null);
  }

  /**
   * {@return a batch of events that are all in one session}
   *
   * @param session the session they are in, which is started
   * @param events the events
   */
  public static EventBatch inSession(NewSession session, Collection<Event> events) {
    return new EventBatch(List.copyOf(events), session);
  }

  /** {@return the events; unmodifiable} */
  public List<Event> events() {
    return events;
  }

  /**
   * Writes the batch in its JSON form.
   *
   * @return a new tree
   */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("events", Wire.events(events));
    if (session != null) {
      json.put("single_session", true);
      json.set("session_properties", session.toJson());
    }
    return json;
  }

  /** Names the events without their content. */
  @Override
  public String toString() {
    return "EventBatch{" + events.size() + (session == null ? "" : " in one session") + "}";
  }
}
