package ai.honeyhive.client.events;

import ai.honeyhive.client.internal.rest.Wire;
import ai.honeyhive.client.model.Event;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** An event of a session with the events inside it; the root is the session's own. Immutable. */
public final class SessionNode {
  private final Event event;
  private final List<SessionNode> children;

  private SessionNode(Event event, List<SessionNode> children) {
    this.event = event;
    this.children = children;
  }

  /**
   * Reads a tree from its JSON form: an event with a list {@code children} of the same.
   *
   * @param json the JSON object
   * @return the tree
   * @throws IllegalArgumentException if an event in it is none
   */
  public static SessionNode fromJson(JsonNode json) {
    List<SessionNode> children = new ArrayList<>();
    for (JsonNode child : json.path("children")) {
      children.add(fromJson(child));
    }
    Event event = Event.fromJson(Wire.without("children", json));
    return new SessionNode(event, Collections.unmodifiableList(children));
  }

  /** {@return the event} */
  public Event event() {
    return event;
  }

  /** {@return the events inside it; unmodifiable} */
  public List<SessionNode> children() {
    return children;
  }

  /** {@return this event and all events inside, each before those inside it} */
  public Stream<Event> events() {
    return Stream.concat(Stream.of(event), children.stream().flatMap(SessionNode::events));
  }

  /** Names the event without its content. */
  @Override
  public String toString() {
    return "SessionNode{" + event + ", " + children.size() + " inside}";
  }
}
